// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Kept} from "./Kept.sol";
import {Refused} from "./Refused.sol";
import {Report, Run, Shown} from "./Shown.sol";
import {Trees} from "./Trees.sol";
import {Words} from "./Words.sol";

/// @title The foreign records that this registry recognizes
/// @notice A record is recognized when its header's hash leads through its sheaf to an accepted
///     batch, nothing has ended it as of the kept status, and no later version is known. What is
///     recognized lasts as long as its publisher's newest status is fresh.
abstract contract Recognitions is Kept {
    using Words for uint256;
    using Shown for Run;

    uint256 private constant REVOKED = 1 << 225;
    uint256 private constant STOPPED = 1 << 224;
    uint256 private constant RECORD = (1 << 224) - 1;
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

    /// @dev Bits of what a record is asked for beyond its own header: flags of the kept status, and these.
    uint256 private constant SOME_FORMS = 1;
    uint256 private constant REPORTED = 2;

    /// @notice Recognizes each of some records of one accepted batch; one that is recognized already
    ///     succeeds.
    /// @param proof packed: lane | publisher | source network | u64 ordinal | u32 leaves of the batch |
    ///     u16 sheaves | where the kept status has endings, u64 endings, head and map of it;
    ///     then of each sheaf, by place: u8 flags (1 issuer follows, 2 sheaf of one) | [issuerId] |
    ///     digest of the signature | u32 place in the batch | [u32 commitments of the sheaf, u16
    ///     records]; of each record, by place: u8 flags (1 form follows, 2 predecessor follows) | [u32
    ///     place in the sheaf] | [form] | recordId | u64 version, u64 issuedAt, u32 status, u32 leaves |
    ///     root | [predecessor] | [proof of absence from the kept map]; the siblings of the sheaf's
    ///     records; at last the siblings of the batch's sheaves
    function recognizeEach(bytes calldata proof) public {
        Run memory run;
        _recognize(run, proof);
    }

    /// @notice Freezes a record on proof that its issuer signed two of one version.
    /// @param proof as in `recognizeEach`, of one record; its version is recognized with another commitment
    /// @param heldCommitment the one that is recognized
    /// @param heldPublisher under which it was
    function reportRecord(bytes calldata proof, bytes32 heldCommitment, bytes32 heldPublisher) external {
        Run memory run;
        run.unusual = REPORTED;
        Report memory held = Report(heldCommitment, heldPublisher);
        assembly ("memory-safe") {
            mstore(add(run, 128), held)
        }
        _recognize(run, proof);
    }

    function _recognize(Run memory run, bytes calldata proof) internal {
        unchecked {
            uint256 pos;
            uint256 end;
            assembly ("memory-safe") {
                pos := proof.offset
                end := add(pos, proof.length)
            }
            uint256 sheaves;
            uint256 keptHeight;
            (pos, sheaves, keptHeight) = _begin(run, pos);
            uint256 nodes = Words.allocate(64 * sheaves);
            for (uint256 i = 0; i < sheaves; ++i) {
                pos = _sheaf(run, nodes, i, pos);
            }
            bytes32 root;
            uint256 count = run.count();
            (root, pos) = Trees.root(nodes, sheaves, count, pos);
            uint64 ordinal = run.ordinal();
            uint256 held = batches[run.lane()][run.publisher()][ordinal];
            if (held == 0) revert Refused("PTL-DST-010", ordinal, 0);
            if (pos != end || held & ((1 << 208) - 1) != _batch(run.source(), root, count)) {
                revert Refused("PTL-DST-013", uint256(root), ordinal);
            }
            if (keptHeight < held >> 208) revert Refused("PTL-DST-015", keptHeight, held >> 208);
        }
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

    function _begin(Run memory run, uint256 pos) private view returns (uint256, uint256 sheaves, uint256 keptHeight) {
        unchecked {
            run.proof = pos;
            bytes32 lane = run.lane();
            uint256 t = _open(lane);
            uint256 now_ = kept[lane][run.publisher()];
            if (now_ == 0) revert Refused("PTL-DST-010", run.ordinal(), 0);
            uint256 time = _time(now_);
            if (time + uint32(t >> 160) < block.timestamp) revert Refused("PTL-DST-006", time, block.timestamp);
            sheaves = (pos + 108).u16();
            if (sheaves == 0) revert Refused("PTL-DST-013", 0, run.ordinal());
            run.latest = time + 300;
            run.unusual |= (now_ & (ENDINGS | MARKS)) | (_takesAll(t) ? 0 : SOME_FORMS);
            run.layOut(RECORD_SHA256);
            pos += 110;
            if (now_ & ENDINGS != 0) {
                bytes calldata values;
                assembly ("memory-safe") {
                    values.offset := pos
                    values.length := 72
                }
                bytes32 current = keptStatus[lane][run.publisher()];
                if (_opening(values) != current) revert Refused("PTL-DST-014", 0, uint256(current));
                pos += 72;
            }
            return (pos, sheaves, _height(now_));
        }
    }

    function _sheaf(Run memory run, uint256 nodes, uint256 i, uint256 pos) private returns (uint256) {
        unchecked {
            uint256 flags = _flags(pos);
            pos += 1;
            if (flags & 1 != 0) {
                run.issuer(pos.word());
                pos += 32;
            }
            bytes32 signature = pos.word();
            uint256 place = (pos + 32).u32();
            pos += 36;
            uint256 size = 1;
            bytes32 root;
            if (flags & 2 != 0) {
                (root, pos) = _leaf(run, _flags(pos), pos + 1);
            } else {
                size = pos.u32();
                uint256 many = (pos + 4).u16();
                if (size == 0 || size > MAX_SHEAF || many == 0) revert Refused("PTL-SHF-001", size, many);
                (root, pos) = _records(run, size, many, pos + 6);
            }
            _issued(run, size, root, signature);
            _put(nodes, i, place, run.count(), run.batchLeaf(size, root, signature));
            return pos;
        }
    }

    /// @dev That the present issuer signed this sheaf; here whoever accepted the batch saw to it.
    function _issued(Run memory run, uint256 size, bytes32 root, bytes32 signature) internal virtual {}

    /// @dev Two flags; a third one is nothing that this version knows.
    function _flags(uint256 pos) private pure returns (uint256 flags) {
        flags = pos.u8();
        if (flags > 3) revert Refused("PTL-DST-013", flags, 3);
    }

    function _records(Run memory run, uint256 size, uint256 many, uint256 pos) private returns (bytes32, uint256) {
        unchecked {
            uint256 nodes = Words.allocate(64 * many);
            for (uint256 i = 0; i < many; ++i) {
                uint256 place = (pos + 1).u32();
                bytes32 leaf;
                uint256 next;
                (leaf, next) = _leaf(run, _flags(pos), pos + 5);
                pos = next;
                _put(nodes, i, place, size, leaf);
            }
            return Trees.root(nodes, many, size, pos);
        }
    }

    /// @dev A record, and its leaf in its sheaf.
    function _leaf(Run memory run, uint256 flags, uint256 pos) private returns (bytes32, uint256) {
        unchecked {
            bytes32 commitment;
            (commitment, pos) = _one(run, flags, pos);
            return (run.sheafLeaf(commitment), pos);
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

    function _one(Run memory run, uint256 flags, uint256 pos) private returns (bytes32 commitment, uint256) {
        unchecked {
            uint256 header = run.buffers;
            if (flags & 1 != 0) {
                bytes32 form = pos.word();
                if (form == 0) revert Refused("PTL-DST-012", 0, 0);
                if (run.unusual & SOME_FORMS != 0 && !takes[run.lane()][form]) {
                    revert Refused("PTL-DST-012", uint256(form), 0);
                }
                assembly ("memory-safe") {
                    mstore(add(header, 64), form)
                }
                pos += 32;
            }
            uint256 numbers = uint256((pos + 32).word()) >> 64;
            bytes32 predecessor;
            assembly ("memory-safe") {
                let recordId := calldataload(pos)
                mstore(add(header, 96), recordId)
                mstore(add(header, 335), recordId)
                mstore(add(header, 128), shl(64, numbers))
                mstore(add(header, 192), calldataload(add(pos, 56)))
                pos := add(pos, 88)
                if and(flags, 2) {
                    predecessor := calldataload(pos)
                    pos := add(pos, 32)
                }
                mstore(add(header, 160), predecessor)
            }
            _numbers(run, numbers, predecessor);
            commitment = Words.sha(header, 224);
            if (run.unusual & (ENDINGS | MARKS) != 0) pos = _notEnded(run, commitment, pos);
            _hold(run, numbers, commitment);
            return (commitment, pos);
        }
    }

    /// @dev Neither in the kept map, nor marked since the first one.
    function _notEnded(Run memory run, bytes32 commitment, uint256 pos) private view returns (uint256) {
        if (run.unusual & ENDINGS != 0) {
            bytes32 map;
            (map, pos) = Trees.absence(commitment, pos);
            if (map != run.map()) revert Refused("PTL-DST-014", uint256(map), uint256(run.map()));
        }
        if (run.unusual & MARKS != 0 && marked[run.lane()][run.publisher()][commitment]) {
            revert Refused("PTL-DST-014", uint256(commitment), 0);
        }
        return pos;
    }

    /// @dev Version, time, status and leaves of word 4, without its last number, which is 0. All of
    ///     it is asked at once, since that is cheap; what is wrong is looked for only then.
    function _numbers(Run memory run, uint256 numbers, bytes32 predecessor) private pure {
        unchecked {
            uint256 version = numbers >> 128;
            uint256 issuedAt = (numbers >> 64) & type(uint64).max;
            uint256 kind = (numbers >> 32) & type(uint32).max;
            uint256 leaves = numbers & type(uint32).max;
            uint256 latest = run.latest;
            uint256 header = run.buffers;
            bool good;
            assembly ("memory-safe") {
                good := and(lt(sub(version, 1), MAX_VERSION), lt(issuedAt, add(latest, 1)))
                good := and(good, and(lt(sub(kind, 1), 2), lt(sub(leaves, 2), MAX_SHEAF)))
                good := and(good, eq(eq(version, 1), iszero(predecessor)))
                good := and(good, or(eq(kind, 1), gt(version, 1)))
                good := and(good, and(lt(0, mload(add(header, 64))), lt(0, mload(add(header, 389)))))
            }
            if (good) return;
            if (version == 0) revert Refused("PTL-HDR-004", 0, 1);
            if (version > MAX_VERSION) revert Refused("PTL-EVM-013", version, MAX_VERSION);
            if (issuedAt > latest) revert Refused("PTL-HDR-013", issuedAt, latest);
            if (kind != 1 && kind != 2) revert Refused("PTL-HDR-003", kind, 1);
            if (kind == 2 && version == 1) revert Refused("PTL-HDR-006", version, 2);
            if ((version == 1) != (predecessor == 0)) revert Refused("PTL-HDR-007", version, uint256(predecessor));
            if (leaves < 2 || leaves > MAX_SHEAF + 1) revert Refused("PTL-HDR-008", leaves, 2);
            bytes32 issuer;
            assembly ("memory-safe") {
                issuer := mload(add(header, 389))
            }
            if (issuer == 0) revert Refused("PTL-DST-011", 0, 0);
            revert Refused("PTL-DST-012", 0, 0);
        }
    }

    function _hold(Run memory run, uint256 numbers, bytes32 commitment) private {
        unchecked {
            uint256 version = numbers >> 128;
            uint256 kind = (numbers >> 32) & type(uint32).max;
            bytes32 key = Words.sha(run.buffers + 288, 79);
            bytes32 publisher = run.publisher();
            uint256 value = _record(version, kind, commitment, publisher);
            mapping(bytes32 => uint256) storage ofLane = records[run.lane()];
            uint256 held = ofLane[key];
            if (run.unusual & REPORTED != 0) {
                _contradiction(run, key, held, version, commitment);
                return;
            }
            if (held == value) return;
            if (held != 0) {
                if (held & STOPPED != 0) revert Refused("PTL-DST-021", uint256(key), 0);
                if (held & REVOKED != 0 || held >> 226 > version) revert Refused("PTL-DST-017", version, held >> 226);
                if (held >> 226 == version) revert Refused("PTL-DST-016", uint256(commitment), version);
            }
            ofLane[key] = value;
            emit Recognized(
                run.lane(), key, commitment, publisher, (version << 192) | (uint256(run.ordinal()) << 128) | (kind << 96)
            );
        }
    }

    function _contradiction(Run memory run, bytes32 key, uint256 held, uint256 version, bytes32 commitment) private {
        Report memory told = run.report();
        uint256 digest = _record(version, 0, told.commitment, told.publisher) & RECORD;
        if (held >> 226 != version || held & RECORD != digest || commitment == told.commitment) {
            revert Refused("PTL-EVM-011", uint256(commitment), version);
        }
        records[run.lane()][key] = held | STOPPED;
        emit RecordFrozen(run.lane(), key, true);
    }

    function _record(uint256 version, uint256 kind, bytes32 commitment, bytes32 publisher)
        private
        pure
        returns (uint256 held)
    {
        assembly ("memory-safe") {
            mstore(0, commitment)
            mstore(32, publisher)
            held := or(shl(226, version), or(shl(225, eq(kind, 2)), and(keccak256(0, 64), RECORD)))
        }
    }
}
