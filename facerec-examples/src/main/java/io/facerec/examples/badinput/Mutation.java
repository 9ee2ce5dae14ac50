package io.facerec.examples.badinput;

import com.google.common.primitives.Bytes;
import java.util.Arrays;
import java.util.Random;

/**
 * Ways to spoil a file. Each leaves at least nothing, and never the file as it was given changed.
 */
enum Mutation {
  CUT_SHORT {
    @Override
    byte[] of(byte[] file, byte[] other, Random random) {
      return Arrays.copyOf(file, random.nextInt(file.length));
    }
  },
  BITS_FLIPPED {
    @Override
    byte[] of(byte[] file, byte[] other, Random random) {
      byte[] spoilt = file.clone();
      for (int i = random.nextInt(8); i >= 0; i--) {
        spoilt[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
      }
      return spoilt;
    }
  },
  /** Near the start, where sizes and offsets are. */
  HEAD_SPOILT {
    @Override
    byte[] of(byte[] file, byte[] other, Random random) {
      byte[] spoilt = file.clone();
      spoilt[random.nextInt(Math.min(64, file.length))] = (byte) random.nextInt(256);
      return spoilt;
    }
  },
  /** Four bytes become a number that is too large. */
  NUMBER_TOO_LARGE {
    @Override
    byte[] of(byte[] file, byte[] other, Random random) {
      byte[] spoilt = file.clone();
      int at = random.nextInt(file.length);
      Arrays.fill(spoilt, at, Math.min(file.length, at + 4), (byte) 0xFF);
      return spoilt;
    }
  },
  HOLE {
    @Override
    byte[] of(byte[] file, byte[] other, Random random) {
      int from = random.nextInt(file.length);
      return Pieces.without(file, from, from + random.nextInt(file.length - from));
    }
  },
  PIECE_REPEATED {
    @Override
    byte[] of(byte[] file, byte[] other, Random random) {
      int from = random.nextInt(file.length);
      int to = from + random.nextInt(file.length - from);
      return Pieces.inserted(file, to, Arrays.copyOfRange(file, from, to));
    }
  },
  SPLICED {
    @Override
    byte[] of(byte[] file, byte[] other, Random random) {
      return Bytes.concat(
          Arrays.copyOf(file, random.nextInt(file.length)),
          Arrays.copyOfRange(other, random.nextInt(other.length), other.length));
    }
  };

  /**
   * The spoilt file.
   *
   * @param file at least one byte
   * @param other another file, whose pieces may be used; at least one byte
   */
  abstract byte[] of(byte[] file, byte[] other, Random random);
}
