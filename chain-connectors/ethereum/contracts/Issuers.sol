// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {P256} from "./P256.sol";
import {Recognitions} from "./Recognitions.sol";
import {Refused} from "./Refused.sol";
import {Run, Shown, Signed} from "./Shown.sol";
import {Words} from "./Words.sol";

/// @title The issuers whose records this registry checks itself
/// @notice Where no attestor saw to it, the registry checks that the issuer signed the sheaf, for this
///     source, registry and publisher. It can for keys on P-256; records of issuers with other keys are
///     not recognized here.
abstract contract Issuers is Recognitions {
    using Words for uint256;
    using Shown for Run;

    /// @notice lane -> keccak256(publisher || issuerId || kid) -> first block (64 bits) and first block no
    ///     longer (64) of the source's anchors that the key counts for; 0 where there is no such key
    mapping(bytes32 lane => mapping(bytes32 key => uint256)) public issuerKeys;

    /// @notice A key of an issuer counts for what a publisher anchors, from a block on and until one.
    event IssuerKey(
        bytes32 indexed lane,
        bytes32 indexed publisher,
        bytes32 indexed issuerId,
        bytes32 kid,
        uint64 fromHeight,
        uint64 untilHeight
    );

    /// @notice Lets a key of an issuer count, as the source's directory lists it.
    /// @param kid SHA-256 of the key's SubjectPublicKeyInfo
    /// @param untilHeight 0 takes the key away
    function setIssuerKey(
        bytes32 lane,
        bytes32 publisher,
        bytes32 issuerId,
        bytes32 kid,
        uint64 fromHeight,
        uint64 untilHeight
    ) external onlyOwner {
        _terms(lane);
        bytes32 key = keccak256(abi.encode(publisher, issuerId, kid));
        issuerKeys[lane][key] = untilHeight == 0 ? 0 : (uint256(fromHeight) << 64) | untilHeight;
        emit IssuerKey(lane, publisher, issuerId, kid, fromHeight, untilHeight);
    }

    /// @dev The signature is what the batch's leaf commits to, and holds under a key that counts. Of each
    ///     sheaf x, y, r, s come along.
    function _issued(Run memory run, uint256 size, bytes32 root, bytes32 signature) internal view override {
        if (run.beside == 0) revert Refused("PTL-EVM-020", 0, 128);
        Signed memory beside = run.signed();
        unchecked {
            uint256 pos = beside.next;
            beside.next = pos + 128;
            (bytes32 x, bytes32 y) = (pos.word(), (pos + 32).word());
            bytes32 kid = sha256(
                abi.encodePacked(hex"3059301306072a8648ce3d020106082a8648ce3d03010703420004", x, y)
            );
            _counting(run, kid, beside.anchored);
            // protected {1: -7, 4: kid}, in a byte string
            bytes memory head = abi.encodePacked(hex"5826a2012604", hex"5820", kid);
            bytes memory rs = abi.encodePacked((pos + 64).word(), (pos + 96).word());
            if (sha256(abi.encodePacked(hex"d284", head, hex"a0f65840", rs)) != signature) {
                revert Refused("PTL-DST-013", uint256(signature), 0);
            }
            bytes memory to = abi.encodePacked(beside.registry, run.publisher(), uint32(size), root);
            bytes32 signed = sha256(
                abi.encodePacked(hex"846a", "Signature1", head, hex"4058b5", "portolan:sheaf:1", hex"00", _words(run), to)
            );
            if (!P256.holds(signed, (pos + 64).word(), (pos + 96).word(), x, y)) {
                revert Refused("PTL-EVM-020", uint256(kid), 0);
            }
        }
    }

    /// @dev Words 0 and 1 of the headers of the present issuer's records.
    function _words(Run memory run) private pure returns (bytes memory words) {
        uint256 header = run.buffers;
        words = new bytes(64);
        assembly ("memory-safe") {
            mstore(add(words, 32), mload(header))
            mstore(add(words, 64), mload(add(header, 32)))
        }
    }

    function _counting(Run memory run, bytes32 kid, uint256 anchored) private view {
        uint256 header = run.buffers;
        bytes32 issuerId;
        assembly ("memory-safe") {
            issuerId := mload(add(header, 389))
        }
        uint256 span = issuerKeys[run.lane()][keccak256(abi.encode(run.publisher(), issuerId, kid))];
        if (anchored < span >> 64 || anchored >= uint64(span)) {
            revert Refused("PTL-EVM-021", uint256(kid), anchored);
        }
    }
}
