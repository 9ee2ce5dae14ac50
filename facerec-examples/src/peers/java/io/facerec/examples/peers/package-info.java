/**
 * facerec's nets side by side with other people's, whose weights are given by a path: nothing of
 * them is part of facerec. Compiled in the Maven profile {@code peers} alone. Start at {@link
 * io.facerec.examples.peers.DetectorPeers}.
 */
@NullMarked
package io.facerec.examples.peers;

import org.jspecify.annotations.NullMarked;
