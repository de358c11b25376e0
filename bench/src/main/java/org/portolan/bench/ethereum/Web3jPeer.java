package org.portolan.bench.ethereum;

import java.math.BigInteger;
import java.security.SignatureException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.web3j.crypto.ECDSASignature;
import org.web3j.crypto.Hash;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;
import org.web3j.rlp.RlpDecoder;
import org.web3j.rlp.RlpEncoder;
import org.web3j.rlp.RlpList;
import org.web3j.rlp.RlpString;
import org.web3j.rlp.RlpType;

/** The seals of a header checked with the parts that web3j has for it. */
final class Web3jPeer {
  private static final int EXTRA_DATA = 12;

  private Web3jPeer() {}

  static int parsed(byte[] header) {
    return ((RlpList) RlpDecoder.decode(header).getValues().get(0)).getValues().size();
  }

  static Set<String> signers(byte[] header) {
    RlpList fields = (RlpList) RlpDecoder.decode(header).getValues().get(0);
    byte[] extraData = ((RlpString) fields.getValues().get(EXTRA_DATA)).getBytes();
    RlpList extra = (RlpList) RlpDecoder.decode(extraData).getValues().get(0);
    List<RlpType> parts = new ArrayList<>(extra.getValues());
    List<RlpType> seals = ((RlpList) parts.get(4)).getValues();
    parts.set(4, new RlpList());
    List<RlpType> sealed = new ArrayList<>(fields.getValues());
    sealed.set(EXTRA_DATA, RlpString.create(RlpEncoder.encode(new RlpList(parts))));
    byte[] hash = Hash.sha3(RlpEncoder.encode(new RlpList(sealed)));
    Set<String> signers = new HashSet<>();
    for (RlpType seal : seals) {
      signers.add(signer(((RlpString) seal).getBytes(), hash));
    }
    return signers;
  }

  private static String signer(byte[] seal, byte[] hash) {
    BigInteger r = new BigInteger(1, Arrays.copyOf(seal, 32));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(seal, 32, 64));
    BigInteger key = Sign.recoverFromSignature(seal[64], new ECDSASignature(r, s), hash);
    if (key == null) {
      throw new IllegalStateException(new SignatureException("no key"));
    }
    return Keys.getAddress(key);
  }
}
