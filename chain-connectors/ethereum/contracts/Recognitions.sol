// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {BatchStatement} from "./Typed.sol";
import {Refused} from "./Refused.sol";
import {Statements} from "./Statements.sol";
import {Trees} from "./Trees.sol";
import {Words} from "./Words.sol";

/// @title The foreign records that this registry recognizes
/// @notice A record is recognized when its header's hash leads through its sheaf to an accepted
///     batch, nothing has ended it as of the kept status, and no later version is known. What is
///     recognized lasts as long as its publisher's newest status is fresh.
abstract contract Recognitions is Statements {
    using Words for uint256;

    uint256 private constant REVOKED = 1 << 225;
    uint256 private constant STOPPED = 1 << 224;
    uint256 private constant DIGEST = (1 << 224) - 1;
    uint256 private constant MAX_VERSION = (1 << 30) - 1;
    uint256 private constant MAX_SHEAF = 1 << 20;

    /// @notice lane -> recordKey -> newest version (30 bits) | revoked | frozen | low 224 bits of
    ///     keccak256(commitment || publisher)
    /// @dev 2^112 for an issuer to prepare two records of one digest, 2^224 for anyone else
    mapping(bytes32 lane => mapping(bytes32 recordKey => uint256)) public records;

    /// @notice A record is recognized.
    /// @param what version (64 bits) | ordinal of its batch (64) | status of its header (32)
    event Recognized(
        bytes32 indexed lane, bytes32 indexed recordKey, bytes32 indexed commitment, bytes32 publisher, uint256 what
    );

    /// @notice A record is frozen until a person has looked, or no longer.
    event RecordFrozen(bytes32 indexed lane, bytes32 indexed recordKey, bool frozen);

    /// @notice What a reader learns of a record.
    enum State {
        UNKNOWN,
        RECOGNIZED,
        STALE,
        ENDED,
        REVOKED,
        FROZEN
    }

    /// @dev What stays the same through one call.
    struct Run {
        bytes32 lane;
        bytes32 publisher;
        bytes32 source;
        uint64 ordinal;
        uint256 count;
        uint256 latest;
        uint256 keptHeight;
        bytes32 map;
        bool endings;
        bool marks;
        bool takesAll;
        uint256 header;
        bytes32 issuer;
        bytes32 form;
        bytes32 heldCommitment;
        bytes32 heldPublisher;
    }

    /// @notice Recognizes records of one accepted batch; one that is recognized already succeeds.
    /// @param proof packed: lane | publisher | source network | u64 ordinal | u32 leaves of the batch |
    ///     u16 sheaves | where the kept status has endings, u64 endings, head and map of it;
    ///     then of each sheaf, by place: u8 flags (1 issuer follows, 2 sheaf of one) | [issuerId] |
    ///     digest of the signature | u32 place in the batch | [u32 commitments of the sheaf, u16
    ///     records]; of each record, by place: u8 flags (1 form follows, 2 predecessor follows) | [u32
    ///     place in the sheaf] | [form] | recordId | u64 version, u64 issuedAt, u32 status, u32 leaves |
    ///     root | [predecessor] | [proof of absence from the kept map]; the siblings of the sheaf's
    ///     records; at last the siblings of the batch's sheaves
    function recognize(bytes calldata proof) public {
        Run memory run;
        _recognize(run, proof);
    }

    /// @notice Freezes a record on proof that its issuer signed two of one version.
    /// @param proof as in `recognize`, of one record; its version is recognized with another commitment
    /// @param heldCommitment the one that is recognized
    /// @param heldPublisher under which it was
    function reportRecord(bytes calldata proof, bytes32 heldCommitment, bytes32 heldPublisher) external {
        Run memory run;
        run.heldCommitment = heldCommitment;
        run.heldPublisher = heldPublisher;
        _recognize(run, proof);
    }

    function _recognize(Run memory run, bytes calldata proof) private {
        unchecked {
            uint256 pos;
            uint256 end;
            assembly ("memory-safe") {
                pos := proof.offset
                end := add(pos, proof.length)
            }
            uint256 sheaves;
            (pos, sheaves) = _begin(run, pos);
            uint256 nodes = Words.allocate(64 * sheaves);
            for (uint256 i = 0; i < sheaves; ++i) {
                pos = _sheaf(run, nodes, i, pos);
            }
            bytes32 root;
            (root, pos) = Trees.root(nodes, sheaves, run.count, pos);
            uint256 held = batches[run.lane][run.publisher][run.ordinal];
            if (held == 0) revert Refused("PTL-DST-010", run.ordinal, 0);
            if (pos != end || held & ((1 << 208) - 1) != _batch(run.source, root, run.count)) {
                revert Refused("PTL-DST-013", uint256(root), run.ordinal);
            }
            if (run.keptHeight < held >> 208) revert Refused("PTL-DST-015", run.keptHeight, held >> 208);
        }
    }

    /// @notice Accepts a batch and recognizes records of it in one transaction.
    function acceptAndRecognize(
        BatchStatement calldata s,
        bytes calldata change,
        bytes calldata signatures,
        bytes calldata proof
    ) external {
        acceptBatch(s, change, signatures);
        recognize(proof);
    }

    /// @notice Freezes a record, or lets go of it, when its issuer was seen to sign two of one version.
    ///     The guardian can only freeze.
    function freezeRecord(bytes32 lane, bytes32 recordKey, bool frozen) external onlyWatch {
        if (!frozen) _checkOwner();
        uint256 held = records[lane][recordKey];
        records[lane][recordKey] = frozen ? held | STOPPED : held & ~STOPPED;
        emit RecordFrozen(lane, recordKey, frozen);
    }

    /// @notice How a record stands now.
    /// @param version the one that the reader holds
    /// @param commitment of that version
    /// @param publisher under which it was anchored
    function status(bytes32 lane, bytes32 recordKey, uint64 version, bytes32 commitment, bytes32 publisher)
        external
        view
        returns (State)
    {
        uint256 t = terms[lane];
        uint256 held = records[lane][recordKey];
        if (_isFrozen(t) || held & STOPPED != 0) return State.FROZEN;
        if (held & REVOKED != 0) return State.REVOKED;
        uint256 now_ = kept[lane][publisher];
        if (held >> 226 > version) return State.ENDED;
        if (now_ & MARKS != 0 && marked[lane][publisher][commitment]) return State.ENDED;
        if (version == 0 || held != _record(version, 0, commitment, publisher)) return State.UNKNOWN;
        unchecked {
            if (_time(now_) + uint32(t >> 160) < block.timestamp) return State.STALE;
        }
        return State.RECOGNIZED;
    }

    function _begin(Run memory run, uint256 pos) private view returns (uint256, uint256 sheaves) {
        unchecked {
            run.lane = pos.word();
            run.publisher = (pos + 32).word();
            run.source = (pos + 64).word();
            run.ordinal = uint64((pos + 96).u64());
            run.count = (pos + 104).u32();
            sheaves = (pos + 108).u16();
            pos += 110;
            uint256 t = _open(run.lane);
            run.takesAll = _takesAll(t);
            uint256 now_ = kept[run.lane][run.publisher];
            if (now_ == 0) revert Refused("PTL-DST-010", run.ordinal, 0);
            if (_time(now_) + uint32(t >> 160) < block.timestamp) {
                revert Refused("PTL-DST-006", _time(now_), block.timestamp);
            }
            if (sheaves == 0) revert Refused("PTL-DST-013", 0, run.ordinal);
            run.latest = _time(now_) + 300;
            run.keptHeight = _height(now_);
            run.endings = now_ & ENDINGS != 0;
            run.marks = now_ & MARKS != 0;
            if (run.endings) {
                bytes calldata values;
                assembly ("memory-safe") {
                    values.offset := pos
                    values.length := 72
                }
                bytes32 current = keptStatus[run.lane][run.publisher];
                if (_opening(values) != current) revert Refused("PTL-DST-014", 0, uint256(current));
                run.map = (pos + 40).word();
                pos += 72;
            }
            _layOut(run);
            return (pos, sheaves);
        }
    }

    /// @dev The buffers that every record is hashed in. Header: w0 to w6. At 224: 0x00 "PSL1" C.
    ///     At 288: "portolan:key:1\0" origin recordId. At 384: 0x00 "PBL1" issuer, size, root, signature.
    ///     At 512: "portolan:origin:1\0" source issuer.
    function _layOut(Run memory run) private pure {
        uint256 header = Words.allocate(608);
        run.header = header;
        bytes32 w0 = RECORD_SHA256;
        bytes32 source = run.source;
        assembly ("memory-safe") {
            mstore(header, w0)
            mstore(add(header, 224), hex"0050534c31")
            mstore(add(header, 288), "portolan:key:1")
            mstore(add(header, 384), hex"0050424c31")
            mstore(add(header, 512), "portolan:origin:1")
            mstore(add(header, 530), source)
        }
    }

    function _sheaf(Run memory run, uint256 nodes, uint256 i, uint256 pos) private returns (uint256) {
        unchecked {
            uint256 flags = _flags(pos);
            pos += 1;
            if (flags & 1 != 0) {
                _issuer(run, pos.word());
                pos += 32;
            }
            bytes32 signature = pos.word();
            uint256 place = (pos + 32).u32();
            pos += 36;
            uint256 size = 1;
            uint256 many = 1;
            if (flags & 2 == 0) {
                size = pos.u32();
                many = (pos + 4).u16();
                pos += 6;
            }
            if (size == 0 || size > MAX_SHEAF || many == 0) revert Refused("PTL-SHF-001", size, many);
            bytes32 root;
            (root, pos) = _records(run, flags & 2 == 0, size, many, pos);
            _put(nodes, i, place, run.count, _batchLeaf(run, size, root, signature));
            return pos;
        }
    }

    /// @dev Two flags; a third one is nothing that this version knows.
    function _flags(uint256 pos) private pure returns (uint256 flags) {
        flags = pos.u8();
        if (flags > 3) revert Refused("PTL-DST-013", flags, 3);
    }

    function _batchLeaf(Run memory run, uint256 size, bytes32 root, bytes32 signature)
        private
        view
        returns (bytes32)
    {
        uint256 leaf = run.header + 384;
        bytes32 issuer = run.issuer;
        assembly ("memory-safe") {
            mstore(add(leaf, 5), issuer)
            mstore(add(leaf, 37), shl(224, size))
            mstore(add(leaf, 41), root)
            mstore(add(leaf, 73), signature)
        }
        return Words.sha(leaf, 105);
    }

    function _records(Run memory run, bool placed, uint256 size, uint256 many, uint256 pos)
        private
        returns (bytes32 root, uint256)
    {
        unchecked {
            uint256 nodes = Words.allocate(64 * many);
            for (uint256 i = 0; i < many; ++i) {
                uint256 place;
                uint256 flags = _flags(pos);
                pos += 1;
                if (placed) {
                    place = pos.u32();
                    pos += 4;
                }
                bytes32 commitment;
                (commitment, pos) = _one(run, flags, pos);
                uint256 leaf = run.header + 224;
                assembly ("memory-safe") {
                    mstore(add(leaf, 5), commitment)
                }
                _put(nodes, i, place, size, Words.sha(leaf, 37));
            }
            return Trees.root(nodes, many, size, pos);
        }
    }

    /// @dev Places ascend, and each is in its tree: no leaf counts twice.
    function _put(uint256 nodes, uint256 i, uint256 place, uint256 size, bytes32 hash) private pure {
        uint256 last;
        assembly ("memory-safe") {
            let to := add(nodes, shl(6, i))
            if i { last := add(mload(sub(to, 64)), 1) }
            mstore(to, place)
            mstore(add(to, 32), hash)
        }
        if (place >= size || place < last) revert Refused("PTL-DST-013", place, size);
    }

    /// @dev Word 1 is never told, but recomputed from the lane's source and the batch leaf's issuer.
    function _issuer(Run memory run, bytes32 issuer) private view {
        run.issuer = issuer;
        uint256 header = run.header;
        assembly ("memory-safe") {
            mstore(add(header, 562), issuer)
        }
        bytes32 w1 = Words.sha(header + 512, 82);
        assembly ("memory-safe") {
            mstore(add(header, 32), w1)
            mstore(add(header, 303), w1)
        }
    }

    function _one(Run memory run, uint256 flags, uint256 pos) private returns (bytes32 commitment, uint256) {
        unchecked {
            uint256 header = run.header;
            if (run.issuer == 0) revert Refused("PTL-DST-011", 0, 0);
            if (flags & 1 != 0) {
                _form(run, pos.word());
                pos += 32;
            }
            uint256 numbers = uint256((pos + 32).word()) >> 64;
            assembly ("memory-safe") {
                let recordId := calldataload(pos)
                mstore(add(header, 96), recordId)
                mstore(add(header, 335), recordId)
                mstore(add(header, 128), shl(64, numbers))
                mstore(add(header, 160), 0)
                mstore(add(header, 192), calldataload(add(pos, 56)))
            }
            pos += 88;
            bytes32 predecessor;
            if (flags & 2 != 0) {
                predecessor = pos.word();
                assembly ("memory-safe") {
                    mstore(add(header, 160), predecessor)
                }
                pos += 32;
            }
            _numbers(run, numbers, predecessor);
            commitment = Words.sha(header, 224);
            if (run.endings) {
                bytes32 map;
                (map, pos) = Trees.absence(commitment, pos);
                if (map != run.map) revert Refused("PTL-DST-014", uint256(map), uint256(run.map));
            }
            if (run.marks && marked[run.lane][run.publisher][commitment]) revert Refused("PTL-DST-014", uint256(commitment), 0);
            _hold(run, numbers, commitment);
            return (commitment, pos);
        }
    }

    function _form(Run memory run, bytes32 form) private view {
        if (!run.takesAll && !takes[run.lane][form]) revert Refused("PTL-DST-012", uint256(form), 0);
        uint256 header = run.header;
        run.form = form;
        assembly ("memory-safe") {
            mstore(add(header, 64), form)
        }
    }

    /// @dev Version, time, status and leaves of word 4, without its last number, which is 0.
    function _numbers(Run memory run, uint256 numbers, bytes32 predecessor) private pure {
        unchecked {
            uint256 version = numbers >> 128;
            uint256 issuedAt = (numbers >> 64) & type(uint64).max;
            uint256 kind = (numbers >> 32) & type(uint32).max;
            uint256 leaves = numbers & type(uint32).max;
            if (version == 0) revert Refused("PTL-HDR-004", 0, 1);
            if (version > MAX_VERSION) revert Refused("PTL-EVM-013", version, MAX_VERSION);
            if (issuedAt > run.latest) revert Refused("PTL-HDR-013", issuedAt, run.latest);
            if (kind != 1 && kind != 2) revert Refused("PTL-HDR-003", kind, 1);
            if (kind == 2 && version == 1) revert Refused("PTL-HDR-006", version, 2);
            if ((version == 1) != (predecessor == 0)) revert Refused("PTL-HDR-007", version, uint256(predecessor));
            if (leaves < 2 || leaves > MAX_SHEAF + 1) revert Refused("PTL-HDR-008", leaves, 2);
            if (run.form == 0) revert Refused("PTL-DST-012", 0, 0);
        }
    }

    function _hold(Run memory run, uint256 numbers, bytes32 commitment) private {
        unchecked {
            uint256 version = numbers >> 128;
            uint256 kind = (numbers >> 32) & type(uint32).max;
            bytes32 key = Words.sha(run.header + 288, 79);
            uint256 value = _record(version, kind, commitment, run.publisher);
            uint256 held = records[run.lane][key];
            if (run.heldCommitment != 0) {
                _contradiction(run, key, held, version, commitment);
                return;
            }
            if (held == value) return;
            if (held & STOPPED != 0) revert Refused("PTL-DST-021", uint256(key), 0);
            if (held & REVOKED != 0 || held >> 226 > version) revert Refused("PTL-DST-017", version, held >> 226);
            if (held >> 226 == version) revert Refused("PTL-DST-016", uint256(commitment), version);
            records[run.lane][key] = value;
            emit Recognized(
                run.lane, key, commitment, run.publisher, (version << 192) | (uint256(run.ordinal) << 128) | (kind << 96)
            );
        }
    }

    function _contradiction(Run memory run, bytes32 key, uint256 held, uint256 version, bytes32 commitment) private {
        uint256 digest = _record(version, 0, run.heldCommitment, run.heldPublisher) & DIGEST;
        if (held >> 226 != version || held & DIGEST != digest || commitment == run.heldCommitment) {
            revert Refused("PTL-EVM-011", uint256(commitment), version);
        }
        records[run.lane][key] = held | STOPPED;
        emit RecordFrozen(run.lane, key, true);
    }

    function _record(uint256 version, uint256 kind, bytes32 commitment, bytes32 publisher)
        private
        pure
        returns (uint256)
    {
        return (version << 226) | (kind == 2 ? REVOKED : 0)
            | (uint256(keccak256(abi.encode(commitment, publisher))) & DIGEST);
    }
}
