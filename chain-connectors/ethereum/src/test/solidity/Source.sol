// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @notice What a foreign network would show: records, each alone in its sheaf, each sheaf alone in
///     its batch, and what their publisher ended. Written from the format, not from the registry.
library Source {
    bytes32 internal constant NETWORK = bytes32(uint256(0x50524345));
    bytes32 internal constant ISSUER = bytes32(uint256(0x155));
    bytes32 internal constant FORM = bytes32(uint256(0xf0));
    bytes32 internal constant SIGNATURE = bytes32(uint256(0x516));

    struct Record {
        bytes32 id;
        uint64 version;
        uint64 issuedAt;
        uint32 status;
        bytes32 previous;
        bytes32 root;
    }

    /// @notice What a publisher has ended so far.
    struct Ended {
        uint64 number;
        bytes32 head;
        bytes32 map;
    }

    function origin() internal pure returns (bytes32) {
        return sha256(abi.encodePacked("portolan:origin:1", hex"00", NETWORK, ISSUER));
    }

    function key(Record memory r) internal pure returns (bytes32) {
        return sha256(abi.encodePacked("portolan:key:1", hex"00", origin(), r.id));
    }

    function commitment(Record memory r) internal pure returns (bytes32) {
        return sha256(
            abi.encodePacked(
                sha256("portolan:record:1:sha256"),
                origin(),
                FORM,
                r.id,
                abi.encodePacked(r.version, r.issuedAt, r.status, uint32(57), uint64(0)),
                r.previous,
                r.root
            )
        );
    }

    /// @notice The root of the batch of this record alone.
    function batch(Record memory r) internal pure returns (bytes32) {
        bytes32 sheaf = sha256(abi.encodePacked(hex"00", "PSL1", commitment(r)));
        return sha256(abi.encodePacked(hex"00", "PBL1", ISSUER, uint32(1), sheaf, SIGNATURE));
    }

    function opening(Ended memory e) internal pure returns (bytes memory) {
        return abi.encodePacked(e.number, e.head, e.map);
    }

    function digest(Ended memory e) internal pure returns (bytes32) {
        return sha256(abi.encodePacked("portolan:status:1", hex"00", opening(e)));
    }

    /// @notice After the first ending of all, whose map is its one leaf.
    function first(bytes32 ended, bytes32 successor) internal pure returns (Ended memory e) {
        e.number = 1;
        e.head = sha256(abi.encodePacked(bytes32(0), ended, successor));
        e.map = sha256(abi.encodePacked(hex"00", "PEN1", ended, successor));
    }

    /// @param ended the one commitment that the publisher ended, with no successor; 0 where there is none
    function proof(bytes32 lane, bytes32 publisher, uint64 ordinal, Record memory r, bytes32 ended)
        internal
        pure
        returns (bytes memory)
    {
        bytes memory head = abi.encodePacked(lane, publisher, NETWORK, ordinal, uint32(1), uint16(1));
        if (ended != 0) head = bytes.concat(head, opening(first(ended, 0)));
        bytes memory shown = abi.encodePacked(
            uint8(3), ISSUER, SIGNATURE, uint32(0), uint8(r.previous == 0 ? 1 : 3), FORM, r.id
        );
        shown = bytes.concat(shown, abi.encodePacked(r.version, r.issuedAt, r.status, uint32(57), r.root));
        if (r.previous != 0) shown = bytes.concat(shown, r.previous);
        if (ended != 0) shown = bytes.concat(shown, abi.encodePacked(uint16(0), uint8(1), ended, bytes32(0)));
        return bytes.concat(head, shown);
    }
}
