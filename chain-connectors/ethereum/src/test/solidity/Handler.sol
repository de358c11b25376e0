// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Lanes} from "contracts/Lanes.sol";
import {PortolanRegistry} from "contracts/PortolanRegistry.sol";
import {Recognitions} from "contracts/Recognitions.sol";
import {BatchStatement, StatusStatement} from "contracts/Typed.sol";
import {Source} from "./Source.sol";
import {vm} from "./Vm.sol";

/// @notice Does anything that anyone can do to a registry, rightly and wrongly, and remembers what was
///     taken. What a deed may lead to is known before it is tried; `surprise` tells of the first one
///     that came out otherwise.
contract Handler {
    uint256 internal constant ACTORS = 3;
    uint64 internal constant ORDINALS = 6;
    bytes32 internal constant EPOCH = bytes32(uint256(0xe0));
    uint32 internal constant FRESHNESS = 1 days;
    address internal constant GUARDIAN = address(0x6a);
    address internal constant STRANGER = address(0x57);

    PortolanRegistry public immutable registry;
    bytes32 public immutable lane;
    string public surprise;
    bool public frozen;

    /// @notice What this network's own publishers anchored and ended.
    mapping(address => uint256) public anchors;
    mapping(address => uint256) public chain;
    mapping(address => uint256) public ended;
    mapping(address => bytes32) public heads;
    mapping(address => mapping(bytes32 => bool)) public isEnded;

    /// @notice What foreign publishers had accepted.
    struct Foreign {
        uint64 height;
        uint64 time;
        bytes32 ended;
        mapping(uint64 => Source.Record) batches;
        mapping(uint64 => uint64) heightOf;
    }

    mapping(uint256 => Foreign) internal foreign;
    mapping(bytes32 => uint64) public version;
    mapping(bytes32 => bool) public revoked;
    uint256[3] internal keys;
    uint64 internal clock = 1_000_000;

    constructor() {
        vm.warp(clock);
        registry = new PortolanRegistry(bytes32(uint256(1)), 60, address(this), GUARDIAN);
        keys = sorted([uint256(11), 12, 13]);
        bytes memory set;
        for (uint8 i = 0; i < 3; i++) {
            set = bytes.concat(set, abi.encodePacked(vm.addr(keys[i]), i));
        }
        lane = registry.openLane(terms(), EPOCH, 0, set);
    }

    function terms() internal pure returns (Lanes.Terms memory) {
        return Lanes.Terms(
            Source.NETWORK,
            bytes32(uint256(2)),
            bytes32(uint256(3)),
            sha256("portolan:record:1:sha256"),
            FRESHNESS,
            2,
            new bytes32[](0)
        );
    }

    function sorted(uint256[3] memory k) private pure returns (uint256[3] memory) {
        for (uint256 i = 0; i < 3; i++) {
            for (uint256 j = 0; j < 2; j++) {
                if (vm.addr(k[j]) > vm.addr(k[j + 1])) (k[j], k[j + 1]) = (k[j + 1], k[j]);
            }
        }
        return k;
    }

    function expect(bool taken, bool right, string memory what) private {
        if (taken != right && bytes(surprise).length == 0) {
            surprise = string.concat(what, taken ? " was taken" : " was refused");
        }
    }

    function actor(uint256 seed) public pure returns (address) {
        return address(uint160(0xa0 + seed % ACTORS));
    }

    function publisher(uint256 seed) public pure returns (bytes32) {
        return bytes32(0xb0 + seed % 2);
    }

    // ---- the source's half

    function anchor(uint256 who, uint8 skew, bytes32 root, uint32 count) external {
        address from = actor(who);
        uint64 ordinal = uint64(anchors[from]) + skew % 3;
        count = count % ((1 << 20) + 8);
        bool right = skew % 3 == 1 && count != 0 && count <= 1 << 20;
        vm.prank(from);
        try registry.anchor(ordinal, root, count) {
            expect(true, right, "an anchor");
            chain[from] = uint256(keccak256(abi.encode((anchors[from] << 216) | chain[from], root, count)))
                & ((1 << 216) - 1);
            anchors[from]++;
        } catch {
            expect(false, right, "an anchor");
        }
    }

    function end(uint256 who, uint8 which, bytes32 successor, bool wrongHead) external {
        address from = actor(who);
        bytes32 commitment = keccak256(abi.encode(which % 8));
        bytes32 head = wrongHead ? keccak256(abi.encode(heads[from])) : heads[from];
        bool right = !isEnded[from][commitment] && !wrongHead;
        vm.prank(from);
        try registry.endRecord(commitment, successor, head) {
            expect(true, right, "an ending");
            isEnded[from][commitment] = true;
            ended[from]++;
            heads[from] = sha256(abi.encodePacked(head, commitment, successor));
        } catch {
            expect(false, right, "an ending");
        }
    }

    // ---- the destination's half

    /// @dev Bit i: attestor i signs; bits 3 and 4: one signature is for nothing, or comes twice.
    function signatures(bytes32 digest, uint8 who) internal view returns (bytes memory all, bool enough) {
        uint256 good;
        for (uint8 i = 0; i < 3; i++) {
            if (who & (1 << i) == 0) continue;
            bool spoilt = i == 0 && who & 8 != 0;
            (uint8 v, bytes32 r, bytes32 s) = vm.sign(keys[i], spoilt ? ~digest : digest);
            bytes memory one = abi.encodePacked(i, r, s, v);
            all = bytes.concat(all, one);
            if (who & 16 != 0) all = bytes.concat(all, one);
            if (!spoilt) good++;
        }
        return (all, good >= 2);
    }

    function record(uint8 id, uint64 v, bool revoking, bytes32 root) internal view returns (Source.Record memory r) {
        r.id = bytes32(uint256(id % 2));
        r.version = 1 + v % 3;
        r.issuedAt = clock - 10;
        r.status = revoking && r.version > 1 ? 2 : 1;
        r.previous = r.version == 1 ? bytes32(0) : bytes32(uint256(r.version));
        r.root = bytes32(uint256(root) % 2);
    }

    function accept(uint8 who, uint8 ordinal, uint8 id, uint64 v, bool revoking, bytes32 root, int8 ahead, uint8 signers)
        external
    {
        Foreign storage f = foreign[who % 2];
        uint64 o = ordinal % (ORDINALS + 1);
        Source.Record memory r = record(id, v, revoking, root);
        BatchStatement memory s;
        (s.lane, s.epoch, s.publisher, s.ordinal, s.count) = (lane, EPOCH, publisher(who), o, 1);
        (s.asOfHeight, s.asOfTime) = (moved(f.height, ahead), moved(clock, signers & 32 == 0 ? int256(ahead) : -int256(ahead)));
        (s.root, s.status) = (Source.batch(r), statusOf(f));
        (bytes memory signed, bool enough) = signatures(registry.digestOfBatch(s), signers);
        bool same = f.heightOf[o] == 0 || Source.batch(f.batches[o]) == s.root;
        bool right = enough && same && o != 0 && !frozen && inTime(s.asOfTime);
        bytes memory change = f.height == 0 && f.ended != 0 ? Source.opening(Source.first(f.ended, 0)) : bytes("");
        try registry.acceptBatch(s, change, signed) {
            expect(true, right, "a batch");
            if (f.heightOf[o] == 0) {
                f.batches[o] = r;
                f.heightOf[o] = s.asOfHeight;
            }
            if (s.asOfHeight >= f.height && s.asOfTime >= f.time) (f.height, f.time) = (s.asOfHeight, s.asOfTime);
        } catch {
            expect(false, right, "a batch");
        }
    }

    /// @notice Renews a publisher's records, and once ends the one of an ordinal.
    function renew(uint8 who, uint8 ordinal, bool ending, int8 ahead, uint8 signers) external {
        Foreign storage f = foreign[who % 2];
        uint64 o = 1 + ordinal % ORDINALS;
        ending = ending && f.ended == 0 && f.heightOf[o] != 0;
        bytes32 ends = ending ? Source.commitment(f.batches[o]) : f.ended;
        StatusStatement memory s = StatusStatement(
            lane, EPOCH, publisher(who), ends == 0 ? nothing() : Source.digest(Source.first(ends, 0)),
            moved(f.height, ahead), moved(clock, signers & 32 == 0 ? int256(ahead) : -int256(ahead))
        );
        (bytes memory signed, bool enough) = signatures(registry.digestOfStatus(s), signers);
        bool newer = s.asOfHeight >= f.height && s.asOfTime >= f.time;
        bool right = enough && !frozen && inTime(s.asOfTime) && newer;
        bytes memory change;
        if (ending) {
            Source.Ended memory before;
            change = bytes.concat(
                Source.opening(Source.first(ends, 0)), Source.opening(before), bytes32(0), ends, bytes32(0)
            );
        }
        try registry.acceptStatus(s, change, signed) {
            expect(true, right, "a status");
            (f.height, f.time, f.ended) = (s.asOfHeight, s.asOfTime, ends);
        } catch {
            expect(false, right, "a status");
        }
    }

    function recognize(uint8 who, uint8 ordinal, uint16 spoilt) external {
        Foreign storage f = foreign[who % 2];
        uint64 o = 1 + ordinal % ORDINALS;
        Source.Record memory r = f.batches[o];
        if (r.version == 0) r = record(ordinal, 0, false, 0);
        bytes memory proof = Source.proof(lane, publisher(who), o, r, f.ended);
        bool whole = spoilt % 4 != 0;
        if (!whole) proof[spoilt % proof.length] ^= bytes1(uint8(1 + spoilt % 255));
        bytes32 key = Source.key(r);
        bytes32 c = Source.commitment(r);
        bool again = registry.records(lane, key) != 0 && version[key] == r.version && held[key] == digest(c, who);
        bool later = version[key] < r.version && !revoked[key];
        bool right = whole && f.heightOf[o] != 0 && f.height >= f.heightOf[o] && c != f.ended && !frozen
            && f.time + FRESHNESS >= clock && r.issuedAt <= f.time + 300 && (again || later);
        try registry.recognizeEach(proof) {
            expect(true, right, "a record");
            version[key] = r.version;
            revoked[key] = revoked[key] || r.status == 2;
            held[key] = digest(c, who);
        } catch {
            expect(false, right, "a record");
        }
    }

    mapping(bytes32 => bytes32) internal held;

    function digest(bytes32 commitment, uint8 who) internal pure returns (bytes32) {
        return keccak256(abi.encode(commitment, publisher(who)));
    }

    // ---- those who watch, and those who may not

    function watch(uint8 what) external {
        bool freeze = what % 6 == 0;
        if (freeze) {
            vm.prank(GUARDIAN);
            registry.freeze(lane);
        } else {
            registry.thaw(lane);
        }
        frozen = freeze;
    }

    /// @notice Everything that only governor or guardian may, tried by somebody else.
    function intrude(uint8 what, address from) external {
        if (from == address(0) || from == address(this) || from == GUARDIAN) from = STRANGER;
        bytes[9] memory calls = [
            abi.encodeCall(registry.freeze, (lane)),
            abi.encodeCall(registry.thaw, (lane)),
            abi.encodeCall(registry.setGuardian, (from)),
            abi.encodeCall(registry.transferOwnership, (from)),
            abi.encodeCall(registry.freezeRecord, (lane, bytes32(0), true)),
            abi.encodeCall(registry.openLane, (terms(), EPOCH, 0, abi.encodePacked(from, uint8(0)))),
            abi.encodeCall(registry.proposeEpoch, (lane, bytes32(uint256(9)), 9, abi.encodePacked(from, uint8(0)), "")),
            abi.encodeCall(registry.enforceEpoch, (lane)),
            abi.encodeCall(registry.acceptOwnership, ())
        ];
        vm.prank(from);
        (bool taken,) = address(registry).call(calls[what % 9]);
        expect(taken, false, "what only governor or guardian may");
    }

    function pass(uint32 seconds_) external {
        clock += seconds_ % (FRESHNESS / 8);
        vm.warp(clock);
    }

    // ---- what is known

    function kept(uint256 who) external view returns (uint64 height, uint64 time) {
        return (foreign[who].height, foreign[who].time);
    }

    /// @notice A record that was accepted, and whether a reader may be told that it is recognized.
    function shown(uint256 who, uint64 ordinal)
        external
        view
        returns (bytes32 key, uint64 v, bytes32 commitment, bytes32 by, bool may)
    {
        Source.Record memory r = foreign[who].batches[ordinal];
        (key, v, commitment, by) = (Source.key(r), r.version, Source.commitment(r), publisher(who));
        may = held[key] == digest(commitment, uint8(who)) && version[key] == v && !revoked[key] && !frozen
            && commitment != foreign[who].ended && foreign[who].time + FRESHNESS >= clock;
    }

    function state(bytes32 key, uint64 v, bytes32 commitment, bytes32 by) external view returns (Recognitions.State) {
        return registry.status(lane, key, v, commitment, by);
    }

    function statusOf(Foreign storage f) private view returns (bytes32) {
        return f.ended == 0 ? nothing() : Source.digest(Source.first(f.ended, 0));
    }

    function nothing() private pure returns (bytes32) {
        Source.Ended memory none;
        return Source.digest(none);
    }

    function moved(uint64 from, int256 by) private pure returns (uint64) {
        int256 to = int256(uint256(from)) + by;
        return to < 1 ? 1 : uint64(uint256(to));
    }

    function inTime(uint64 asOf) private view returns (bool) {
        return asOf <= clock + 60 && asOf + FRESHNESS >= clock;
    }
}
