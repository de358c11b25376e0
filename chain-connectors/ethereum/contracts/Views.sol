// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {P256} from "./P256.sol";
import {Channel, Peer, Peers} from "./Peers.sol";
import {Protos} from "./Protos.sol";
import {Refused} from "./Refused.sol";
import {Words} from "./Words.sol";

/// @notice What stays the same through the questions that were put to peers at one time.
/// @param time UTC seconds that the questions name
/// @param creator place in the calldata of the identity that asked
/// @param challenge what the questions' nonces follow from
/// @param nonce of the registry's questions, once the peers told how far their ledgers are
/// @param signers place in the memory of four words for each peer: place and length of its identity, key
/// @param scratch, buffer places in the memory to write at
struct Asked {
    Channel channel;
    uint256 time;
    uint256 creator;
    uint256 creatorLength;
    bytes32 challenge;
    bytes32 nonce;
    uint256 signers;
    uint256 many;
    uint256 scratch;
    uint256 buffer;
}

/// @notice What a chaincode answered, beside its name.
/// @param results, payload places in the memory of the read-sets and of what it said
/// @param version place in the calldata of the chaincode's version
struct Answer {
    uint256 results;
    uint256 resultsLength;
    uint256 payload;
    uint256 payloadLength;
    uint256 version;
    uint256 versionLength;
}

/// @title Signed views of a channel of Hyperledger Fabric
/// @notice Peers sign SHA-256(answer || their identity). Nothing of an answer is read: both the question
///     and the only answer to it that counts are made again from the values that are claimed, byte by
///     byte, and a signature holds for those bytes or not at all. So status 200, no write, no event,
///     no other key, another function, argument, chaincode or channel need no rule of their own.
library Views {
    using Words for uint256;
    using Peers for Channel;
    using Protos for uint256;

    uint256 private constant SIGNER = 128;
    uint256 private constant SCRATCH = 1024;
    uint256 private constant ROOM = 2048;
    uint256 private constant IDENTITY = 4096;
    uint256 private constant SAME_TIP = 0x80;

    /// @notice Lays out memory for so many peers.
    function begin(Asked memory a, uint256 many) internal pure {
        if (a.creatorLength > IDENTITY) revert Refused("PTL-FAB-001", a.creatorLength, IDENTITY);
        a.many = many;
        a.signers = Words.allocate(SIGNER * many);
        a.scratch = Words.allocate(SCRATCH + 64 * many);
        a.buffer = Words.allocate(ROOM + IDENTITY);
    }

    /// @notice How far the ledgers of the peers are: `qscc GetChainInfo`, each of another organisation.
    /// @param pos u8 length and bytes of qscc's version | of each peer u8 place in the epoch, 0x80 if its
    ///     ledger is as the one before told | [u64 height | hash of the newest block | of the one before] |
    ///     r, s
    /// @return number of the newest block that all of them have
    function tips(Asked memory a, uint256 organisations, uint256 pos) internal view returns (uint256 number, uint256) {
        unchecked {
            Answer memory answer;
            (answer.version, answer.versionLength) = (pos + 1, pos.u8());
            pos += 1 + answer.versionLength;
            uint256 name = a.scratch;
            name.begin("qscc", 4);
            bytes32 asked = _asked(a, name, 4, _nonce(a, "portolan:view:tip:1", 20, 0), _chainInfo(a));
            answer.payload = a.scratch + 32;
            uint256 digests = a.scratch + 256;
            uint256 seen;
            uint256 length;
            number = type(uint256).max;
            for (uint256 i = 0; i < a.many; ++i) {
                uint256 place = pos.u8();
                pos += 1;
                seen = _signer(a, i, place & ~SAME_TIP, seen);
                if (place & SAME_TIP == 0 || i == 0) {
                    uint256 height = pos.u64();
                    if (height < 2) revert Refused("PTL-FAB-023", height, 2);
                    if (height - 1 < number) number = height - 1;
                    answer.payloadLength = _tip(answer.payload, height, pos + 8) - answer.payload;
                    length = _answer(a, answer, asked, name, 4);
                    pos += 72;
                }
                digests.word(Words.sha(a.buffer, length));
                (digests + 32).word(_der(a, length, pos));
                digests += 64;
                _require(a, i, length, pos);
                pos += 64;
            }
            if (_count(seen) < organisations) revert Refused("PTL-FAB-014", a.many, organisations);
            a.nonce = _nonce(a, "portolan:view:registry:1", 25, 64 * a.many);
            return (number, pos);
        }
    }

    /// @notice That every peer signed the registry's answer about one batch.
    /// @param pos u8 length and bytes of the registry's version | u64 ordinal | root | u32 count | id of the
    ///     transaction | u64 block, u32 place in it | of each peer r, s
    function batch(Asked memory a, bytes32 publisher, uint256 pos) internal view returns (uint256 next) {
        unchecked {
            Answer memory answer;
            (answer.version, answer.versionLength) = (pos + 1, pos.u8());
            pos += 1 + answer.versionLength;
            uint256 ordinal = pos.u64();
            uint256 p = a.scratch.head(0x0a, 8).begin("getBatch", 8).head(0x0a, 64).hexadecimal(publisher);
            uint256 digits = ordinal.digitsOf();
            p = p.head(0x0a, digits).decimal(ordinal, digits);
            bytes32 asked = _registry(a, p - a.scratch);
            uint256 key = a.scratch;
            p = key.begin("batch/", 6).hexadecimal(publisher).begin("/", 1).decimal(ordinal, 19);
            _read(a, answer, key, p - key, (pos + 76).u64(), (pos + 84).u32());
            answer.payload = a.scratch;
            p = a.scratch.begin("PFB1", 4).word(publisher).copyGiven(pos, 76);
            answer.payloadLength = p - a.scratch;
            return _view(a, answer, asked, pos + 88);
        }
    }

    /// @notice That every peer signed the registry's answer about a publisher's endings.
    /// @param pos u8 length and bytes of the registry's version | u64 endings | head | where there are any,
    ///     u64 block, u32 place in it of the newest | of each peer r, s
    function status(Asked memory a, bytes32 publisher, uint256 pos) internal view returns (uint256 next) {
        unchecked {
            Answer memory answer;
            (answer.version, answer.versionLength) = (pos + 1, pos.u8());
            pos += 1 + answer.versionLength;
            bool some = pos.u64() != 0;
            uint256 p = a.scratch.head(0x0a, 9).begin("getStatus", 9).head(0x0a, 64).hexadecimal(publisher);
            bytes32 asked = _registry(a, p - a.scratch);
            uint256 key = a.scratch;
            p = key.begin("status/", 7).hexadecimal(publisher);
            _read(a, answer, key, p - key, some ? (pos + 40).u64() : 0, some ? (pos + 48).u32() : 0);
            answer.payload = a.scratch;
            p = a.scratch.begin("PFT1", 4).word(publisher).copyGiven(pos, 40);
            answer.payloadLength = p - a.scratch;
            return _view(a, answer, asked, pos + (some ? 52 : 40));
        }
    }

    function _view(Asked memory a, Answer memory answer, bytes32 asked, uint256 pos)
        private
        view
        returns (uint256)
    {
        unchecked {
            uint256 length = _answer(a, answer, asked, a.channel.chaincode, a.channel.chaincodeLength);
            for (uint256 i = 0; i < a.many; ++i) {
                _require(a, i, length, pos);
                pos += 64;
            }
            return pos;
        }
    }

    /// @dev Notes who signs, and that its organisation has not yet.
    function _signer(Asked memory a, uint256 i, uint256 place, uint256 seen) private pure returns (uint256) {
        Peer memory p = a.channel.peer(place);
        if (seen & (1 << p.organisation) != 0) revert Refused("PTL-FAB-010", place, p.organisation);
        if (p.until < a.time) revert Refused("PTL-FAB-007", a.time, p.until);
        unchecked {
            uint256 signer = a.signers + SIGNER * i;
            signer.word(bytes32(p.place)).word(bytes32(p.length)).word(p.x).word(p.y);
        }
        return seen | (1 << p.organisation);
    }

    function _count(uint256 bits) private pure returns (uint256 many) {
        unchecked {
            for (; bits != 0; bits &= bits - 1) {
                ++many;
            }
        }
    }

    /// @dev `SerializedIdentity` behind what it signed, hashed, and the signature over that.
    function _require(Asked memory a, uint256 i, uint256 length, uint256 pos) private view {
        uint256 signer = a.signers + SIGNER * i;
        (uint256 pad, address code) = (a.buffer, a.channel.code);
        uint256 all;
        bytes32 x;
        bytes32 y;
        assembly ("memory-safe") {
            let own := mload(add(signer, 32))
            extcodecopy(code, add(pad, length), mload(signer), own)
            all := add(length, own)
            x := mload(add(signer, 64))
            y := mload(add(signer, 96))
        }
        if (!P256.verify(Words.sha(pad, all), pos.word(), (pos + 32).word(), x, y)) {
            revert Refused("PTL-FAB-012", i, uint256(x));
        }
    }

    /// @dev SHA-256 of the signature as the peer sent it, written behind the answer.
    function _der(Asked memory a, uint256 length, uint256 pos) private view returns (bytes32) {
        unchecked {
            uint256 from = a.buffer + length;
            return Words.sha(from, from.der(pos.word(), (pos + 32).word()) - from);
        }
    }

    /// @dev The first 24 bytes of SHA-256(use || challenge || digests), these at 256 behind the scratch.
    function _nonce(Asked memory a, bytes32 use, uint256 length, uint256 digests) private view returns (bytes32) {
        unchecked {
            uint256 from = a.scratch + 224 - length;
            from.begin(use, length).word(a.challenge);
            return Words.sha(from, length + 32 + digests);
        }
    }

    /// @dev The arguments of `GetChainInfo`, at 32 behind the scratch.
    function _chainInfo(Asked memory a) private pure returns (uint256) {
        unchecked {
            uint256 from = a.scratch + 32;
            uint256 p = from.head(0x0a, 12).begin("GetChainInfo", 12).head(0x0a, a.channel.channelLength);
            return p.copy(a.channel.channel, a.channel.channelLength) - from;
        }
    }

    /// @dev `BlockchainInfo {1 height, 2 currentBlockHash, 3 previousBlockHash}`.
    function _tip(uint256 pos, uint256 height, uint256 hashes) private pure returns (uint256) {
        unchecked {
            return pos.number(0x08, height).head(0x12, 32).word(hashes.word()).head(0x1a, 32).word(
                (hashes + 32).word()
            );
        }
    }

    /// @dev The registry is asked with the arguments that stand in the scratch.
    function _registry(Asked memory a, uint256 length) private view returns (bytes32) {
        return _hash(a, a.channel.chaincode, a.channel.chaincodeLength, a.nonce, a.scratch, length);
    }

    function _asked(Asked memory a, uint256 name, uint256 nameLength, bytes32 nonce, uint256 length)
        private
        view
        returns (bytes32)
    {
        return _hash(a, name, nameLength, nonce, a.scratch + 32, length);
    }

    /// @dev The hash of a proposal: SHA-256(ChannelHeader || SignatureHeader || ChaincodeProposalPayload).
    function _hash(
        Asked memory a,
        uint256 name,
        uint256 nameLength,
        bytes32 nonce,
        uint256 arguments,
        uint256 argumentsLength
    ) private view returns (bytes32) {
        unchecked {
            uint256 p = a.buffer.begin(nonce, 24).copyGiven(a.creator, a.creatorLength);
            bytes32 id = Words.sha(a.buffer, p - a.buffer);
            uint256 named = Protos.size(nameLength);
            p = a.buffer.number(0x08, 3).head(0x1a, Protos.numberSize(a.time)).number(0x08, a.time);
            p = p.head(0x22, a.channel.channelLength).copy(a.channel.channel, a.channel.channelLength);
            p = p.head(0x2a, 64).hexadecimal(id).head(0x3a, Protos.size(named)).head(0x12, named);
            p = p.head(0x12, nameLength).copy(name, nameLength);
            p = p.head(0x0a, a.creatorLength).copyGiven(a.creator, a.creatorLength).head(0x12, 24).begin(nonce, 24);
            uint256 spec = Protos.size(named) + Protos.size(argumentsLength);
            p = p.head(0x0a, Protos.size(spec)).head(0x0a, spec).head(0x12, named);
            p = p.head(0x12, nameLength).copy(name, nameLength);
            p = p.head(0x1a, argumentsLength).copy(arguments, argumentsLength);
            return Words.sha(a.buffer, p - a.buffer);
        }
    }

    /// @dev `ProposalResponsePayload {1 proposal_hash, 2 ChaincodeAction {1 results, 3 Response {1 200, 3
    ///     payload}, 4 ChaincodeID {2 name, 3 version}}}`, in the buffer.
    /// @return its length
    function _answer(Asked memory a, Answer memory said, bytes32 asked, uint256 name, uint256 nameLength)
        private
        pure
        returns (uint256)
    {
        unchecked {
            uint256 response = 3 + Protos.size(said.payloadLength);
            uint256 id = Protos.size(nameLength) + (said.versionLength == 0 ? 0 : Protos.size(said.versionLength));
            uint256 action = Protos.size(response) + Protos.size(id);
            if (said.resultsLength != 0) action += Protos.size(said.resultsLength);
            uint256 p = a.buffer.head(0x0a, 32).word(asked).head(0x12, action);
            if (said.resultsLength != 0) {
                p = p.head(0x0a, said.resultsLength).copy(said.results, said.resultsLength);
            }
            p = p.head(0x1a, response).number(0x08, 200);
            p = p.head(0x1a, said.payloadLength).copy(said.payload, said.payloadLength);
            p = p.head(0x22, id).head(0x12, nameLength).copy(name, nameLength);
            if (said.versionLength != 0) {
                p = p.head(0x1a, said.versionLength).copyGiven(said.version, said.versionLength);
            }
            return p - a.buffer;
        }
    }

    /// @dev `TxReadWriteSet` of the chaincode's definition and one key of the registry, namespaces in the
    ///     order of their names; the key without a version where there is none of it. Behind the key.
    function _read(
        Asked memory a,
        Answer memory answer,
        uint256 key,
        uint256 keyLength,
        uint256 block_,
        uint256 transaction
    ) private pure {
        unchecked {
            Channel memory c = a.channel;
            uint256 p = a.scratch + 256;
            uint256 name = p;
            p = p.begin("_lifecycle", 10);
            uint256 definition = p;
            p = p.begin("namespaces/fields/", 18).copy(c.chaincode, c.chaincodeLength).begin("/Sequence", 9);
            uint256 length = p - definition;
            answer.results = p;
            bool first = _first(c.chaincode) > 0x5f;
            if (first) p = _namespace(p, name, 10, definition, length, c.block_, c.transaction);
            p = _namespace(p, c.chaincode, c.chaincodeLength, key, keyLength, block_, transaction);
            if (!first) p = _namespace(p, name, 10, definition, length, c.block_, c.transaction);
            answer.resultsLength = p - answer.results;
        }
    }

    function _first(uint256 pos) private pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := byte(0, mload(pos))
        }
    }

    /// @dev `{1 namespace, 2 KVRWSet {1 KVRead {1 key, 2 Version {1 block_num, 2 tx_num}}}}` as field 2.
    function _namespace(
        uint256 p,
        uint256 name,
        uint256 nameLength,
        uint256 key,
        uint256 keyLength,
        uint256 block_,
        uint256 transaction
    ) private pure returns (uint256) {
        unchecked {
            uint256 version = Protos.numberSize(block_) + Protos.numberSize(transaction);
            uint256 read = Protos.size(keyLength) + (version == 0 ? 0 : Protos.size(version));
            uint256 set = Protos.size(read);
            p = p.head(0x12, Protos.size(nameLength) + Protos.size(set));
            p = p.head(0x0a, nameLength).copy(name, nameLength).head(0x12, set).head(0x0a, read);
            p = p.head(0x0a, keyLength).copy(key, keyLength);
            if (version == 0) return p;
            return p.head(0x12, version).number(0x08, block_).number(0x10, transaction);
        }
    }
}
