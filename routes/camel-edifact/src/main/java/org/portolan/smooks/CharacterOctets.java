package org.portolan.smooks;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.CharBuffer;
import java.nio.charset.Charset;

/** Characters as the bytes that they were made of. */
final class CharacterOctets extends InputStream {
  private final Reader in;
  private final Charset charset;
  private final char[] chars = new char[4_096];
  private byte[] octets = new byte[0];
  private int at;

  CharacterOctets(Reader in, Charset charset) {
    this.in = in;
    this.charset = charset;
  }

  @Override
  public int read() throws IOException {
    while (at == octets.length) {
      int read = in.read(chars, 0, chars.length - 1);
      if (read < 0) {
        return -1;
      }
      if (read > 0 && Character.isHighSurrogate(chars[read - 1])) {
        int low = in.read();
        if (low >= 0) {
          chars[read++] = (char) low;
        }
      }
      octets = charset.encode(CharBuffer.wrap(chars, 0, read)).array();
      octets =
          java.util.Arrays.copyOf(octets, charset.encode(CharBuffer.wrap(chars, 0, read)).limit());
      at = 0;
    }
    return octets[at++] & 0xff;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
