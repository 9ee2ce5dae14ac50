package io.facerec.examples;

import io.facerec.detect.Detector;
import io.facerec.examples.console.ConsoleOptions;
import io.facerec.examples.serve.FinderServer;
import io.facerec.examples.serve.StopSignal;
import io.facerec.examples.serve.UploadLimits;
import io.facerec.verify.Verifier;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code facerec serve}: a page on which one drops an avatar and photos. */
@Command(
    name = "serve",
    description = {
      "Serves a page on which one drops a picture of a person and some photos, and sees whose face"
          + " is where.",
      "",
      "Prints the page's address, and answers until it is stopped (Ctrl-C). Pictures are kept in"
          + " memory while they are searched, and nowhere else."
    })
final class ServeCommand implements Callable<Integer> {
  /** Seconds within which the JDK's server wants a request to be there; its default is for ever. */
  private static final String REQUEST_SECONDS = "sun.net.httpserver.maxReqTime";

  private static final int MOST = 65_535;

  @Mixin private ConsoleOptions console;
  @Mixin private ModelOptions models;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Where to listen; 0 takes a free port. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--address",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description =
          "An address of this machine. Any but the default lets others ask, who need no password:"
              + " pictures travel unencrypted. Default: ${DEFAULT-VALUE}.")
  private String host;

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > MOST) {
      throw console.wrongWords("--port is %d, must be 0 to %d".formatted(port, MOST));
    }
    InetSocketAddress address = new InetSocketAddress(address(), port);
    if (System.getProperty(REQUEST_SECONDS) == null) {
      System.setProperty(REQUEST_SECONDS, "120");
    }
    try (StopSignal stop = StopSignal.listen()) {
      try (Detector detector = models.detector();
          Verifier verifier = models.verifier();
          FinderServer server =
              FinderServer.start(address, detector, verifier, UploadLimits.DEFAULT)) {
        console.out().println(server.page());
        console.out().flush();
        stop.await();
      }
      console.err().println("stopped");
    }
    return 0;
  }

  private InetAddress address() {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw console.wrongWords("--address %s is no address of this machine".formatted(host));
    }
  }
}
