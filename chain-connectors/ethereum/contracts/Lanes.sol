// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Ownable, Ownable2Step} from "@openzeppelin/contracts/access/Ownable2Step.sol";
import {Attestors} from "./Attestors.sol";
import {Refused} from "./Refused.sol";

/// @title Whom this registry believes about the records of other networks
/// @notice A lane leads from a registry of another network to this one under one policy. The
///     governor, the contract's owner, opens lanes; a guardian can stop one, and only the governor
///     starts it again. Attestors change by a statement of the attestors before them, after a delay
///     in which governor and guardian can still stop it. Nothing that a relay brings changes trust.
abstract contract Lanes is Ownable2Step {
    /// @dev A lane's terms in one slot: address of the epoch (160 bits) | freshness in seconds (32) |
    ///     organisations that must sign (8) | attestors in the epoch (8) | flags (8).
    uint256 private constant FROZEN = 1 << 208;
    uint256 private constant FORMS = 1 << 209;

    /// @dev sha256("portolan:record:1:sha256"), word 0 of every record that this chain can check.
    bytes32 internal constant RECORD_SHA256 = 0xa3750d4fb628e6b3b0e6eaf225339ae856f56db17d68d1d5f953c6489ba76a03;

    /// @notice What a lane is, once and for all.
    /// @param sourceNetwork networkId of where the records come from
    /// @param sourceRegistry the registry there
    /// @param policy digest of the policy document
    /// @param recordWord word 0 of the source's records; only SHA-256 can be checked here
    /// @param freshness seconds that a recognition lasts after the newest statement's time
    /// @param organisations how many different ones must have signed
    /// @param forms the only forms that are taken; none: all
    struct Terms {
        bytes32 sourceNetwork;
        bytes32 sourceRegistry;
        bytes32 policy;
        bytes32 recordWord;
        uint32 freshness;
        uint8 organisations;
        bytes32[] forms;
    }

    /// @notice A change of epochs, as it is proposed.
    /// @param terms of the lane, which name the epoch in force
    /// @param from that epoch
    /// @param to the next one
    struct Change {
        bytes32 lane;
        uint256 terms;
        bytes32 from;
        bytes32 to;
        uint64 fromHeight;
    }

    /// @notice An epoch that waits.
    /// @param set its account
    /// @param attestors how many
    /// @param fromHeight the source's height from which it is in force
    /// @param after_ the first second at which it can be put in force; 0 where none waits
    struct Pending {
        address set;
        uint8 attestors;
        uint64 fromHeight;
        uint64 after_;
    }

    /// @notice networkId of this chain: CAIP-2 name and genesis, which no contract can see by itself
    bytes32 public immutable network;

    /// @notice seconds between an epoch's proposal and the first moment it can be put in force
    uint64 public immutable delay;

    /// @notice who can stop a lane, a record, a waiting epoch
    address public guardian;

    /// @notice terms of each lane; 0 where there is none
    mapping(bytes32 lane => uint256) public terms;

    /// @notice the epoch before the one in force: account (160 bits) | attestors (8) | first height
    ///     that is no longer in it (64)
    mapping(bytes32 lane => uint256) public previous;

    /// @notice the epoch that waits
    mapping(bytes32 lane => Pending) public pending;

    /// @notice the forms that a lane takes, where it does not take all
    mapping(bytes32 lane => mapping(bytes32 form => bool)) public takes;

    event LaneOpened(
        bytes32 indexed lane,
        bytes32 indexed sourceNetwork,
        bytes32 indexed sourceRegistry,
        bytes32 policy,
        uint32 freshness,
        uint8 organisations
    );
    event EpochProposed(bytes32 indexed lane, bytes32 indexed epoch, uint64 fromHeight, uint64 after_, bytes attestors);
    event EpochCancelled(bytes32 indexed lane, bytes32 indexed epoch);
    event EpochInForce(bytes32 indexed lane, bytes32 indexed epoch, uint64 fromHeight);
    event LaneFrozen(bytes32 indexed lane, bool frozen, address by);
    event FormTaken(bytes32 indexed lane, bytes32 indexed form, bool taken);
    event GuardianChanged(address indexed guardian);

    constructor(bytes32 network_, uint64 delay_, address governor, address guardian_) Ownable(governor) {
        network = network_;
        delay = delay_;
        guardian = guardian_;
        emit GuardianChanged(guardian_);
    }

    modifier onlyWatch() {
        if (msg.sender != guardian && msg.sender != owner()) {
            revert Refused("PTL-EVM-002", uint160(msg.sender), uint160(guardian));
        }
        _;
    }

    /// @notice Names another guardian.
    function setGuardian(address guardian_) external onlyOwner {
        guardian = guardian_;
        emit GuardianChanged(guardian_);
    }

    /// @notice A registry without a governor could never thaw a lane.
    function renounceOwnership() public view override onlyOwner {
        revert Refused("PTL-EVM-002", 0, uint160(owner()));
    }

    /// @notice Opens a lane under its first epoch.
    /// @param t its terms
    /// @param epoch digest of the epoch's signed entry
    /// @param fromHeight the source's first height in that epoch
    /// @param attestors address and organisation's number of each, 21 bytes, addresses ascending
    /// @return lane its id
    function openLane(Terms calldata t, bytes32 epoch, uint64 fromHeight, bytes calldata attestors)
        external
        onlyOwner
        returns (bytes32 lane)
    {
        if (t.recordWord != RECORD_SHA256) revert Refused("PTL-EVM-003", uint256(t.recordWord), uint256(RECORD_SHA256));
        if (t.freshness == 0) revert Refused("PTL-POL-006", 0, 1);
        uint256 many = _check(attestors, t.organisations);
        _belongs(t.sourceRegistry, attestors);
        lane = sha256(
            abi.encodePacked(
                "portolan:lane:1",
                hex"00",
                t.sourceNetwork,
                t.sourceRegistry,
                network,
                uint256(uint160(address(this))),
                t.policy
            )
        );
        if (terms[lane] != 0) revert Refused("PTL-EVM-006", uint256(lane), 0);
        address set = Attestors.write(epoch, t.sourceNetwork, fromHeight, attestors);
        terms[lane] = (t.forms.length == 0 ? 0 : FORMS) | (many << 200) | (uint256(t.organisations) << 192)
            | (uint256(t.freshness) << 160) | uint160(set);
        emit LaneOpened(lane, t.sourceNetwork, t.sourceRegistry, t.policy, t.freshness, t.organisations);
        emit EpochInForce(lane, epoch, fromHeight);
        for (uint256 i = 0; i < t.forms.length; ++i) {
            _setForm(lane, t.forms[i], true);
        }
    }

    /// @notice Takes a form, or takes it no longer, on a lane that was opened for certain forms.
    function setForm(bytes32 lane, bytes32 form, bool taken) external onlyOwner {
        if (_terms(lane) & FORMS == 0) revert Refused("PTL-EVM-006", uint256(lane), 0);
        _setForm(lane, form, taken);
    }

    function _setForm(bytes32 lane, bytes32 form, bool taken) private {
        takes[lane][form] = taken;
        emit FormTaken(lane, form, taken);
    }

    /// @notice Proposes the next epoch; it takes the governor and the attestors in force together.
    /// @param epoch digest of its signed entry; neither the one in force nor the one before
    /// @param fromHeight the source's first height in it, after that of the one in force
    /// @param attestors as in `openLane`
    /// @param signatures of `EpochChange`, by as many organisations as a statement needs, of the
    ///     epoch in force
    function proposeEpoch(
        bytes32 lane,
        bytes32 epoch,
        uint64 fromHeight,
        bytes calldata attestors,
        bytes calldata signatures
    ) external onlyOwner {
        uint256 t = _terms(lane);
        uint256 many = _check(attestors, uint8(t >> 192));
        (bytes32 current, bytes32 source, uint64 since,) = _epoch(address(uint160(t)), 0);
        uint256 before = previous[lane];
        bytes32 last;
        if (before != 0) (last,,,) = _epoch(address(uint160(before)), 0);
        if (epoch == current || epoch == last) revert Refused("PTL-EVM-007", uint256(epoch), uint256(current));
        if (fromHeight <= since) revert Refused("PTL-EVM-007", fromHeight, since);
        _agree(Change(lane, t, current, epoch, fromHeight), attestors, signatures);
        uint64 after_ = uint64(block.timestamp) + delay;
        pending[lane] = Pending(Attestors.write(epoch, source, fromHeight, attestors), uint8(many), fromHeight, after_);
        emit EpochProposed(lane, epoch, fromHeight, after_, attestors);
    }

    /// @notice Puts the waiting epoch in force once its delay is over; anyone may.
    function enforceEpoch(bytes32 lane) external {
        uint256 t = _terms(lane);
        Pending memory next = pending[lane];
        if (next.after_ == 0 || block.timestamp < next.after_) {
            revert Refused("PTL-EVM-008", block.timestamp, next.after_);
        }
        if (t & FROZEN != 0) revert Refused("PTL-DST-020", uint256(lane), 0);
        delete pending[lane];
        previous[lane] = (uint256(next.fromHeight) << 168) | (uint256(uint8(t >> 200)) << 160) | uint160(t);
        terms[lane] = (t & ~((uint256(0xff) << 200) | type(uint160).max)) | (uint256(next.attestors) << 200)
            | uint160(next.set);
        (bytes32 epoch,,,) = _epoch(next.set, 0);
        emit EpochInForce(lane, epoch, next.fromHeight);
    }

    /// @notice Stops the waiting epoch.
    function cancelEpoch(bytes32 lane) external onlyWatch {
        Pending memory next = pending[lane];
        if (next.after_ == 0) revert Refused("PTL-EVM-008", 0, 0);
        delete pending[lane];
        (bytes32 epoch,,,) = _epoch(next.set, 0);
        emit EpochCancelled(lane, epoch);
    }

    /// @notice Stops a lane: nothing is accepted or recognized on it, and its records read `frozen`.
    function freeze(bytes32 lane) external onlyWatch {
        _freeze(lane);
    }

    function _freeze(bytes32 lane) internal {
        terms[lane] = _terms(lane) | FROZEN;
        emit LaneFrozen(lane, true, msg.sender);
    }

    /// @notice Starts a lane again, after a person has looked.
    function thaw(bytes32 lane) external onlyOwner {
        terms[lane] = _terms(lane) & ~FROZEN;
        emit LaneFrozen(lane, false, msg.sender);
    }

    /// @notice The epoch in force on a lane.
    /// @return epoch its digest
    /// @return fromHeight its first height
    /// @return attestors as they were given
    function epochOf(bytes32 lane)
        external
        view
        returns (bytes32 epoch, uint64 fromHeight, bytes memory attestors)
    {
        address pos = address(uint160(_terms(lane)));
        (epoch,, fromHeight,) = _epoch(pos, 0);
        attestors = new bytes(pos.code.length - Attestors.HEAD - 1);
        uint256 from = Attestors.HEAD + 1;
        assembly ("memory-safe") {
            extcodecopy(pos, add(attestors, 32), from, mload(attestors))
        }
    }

    /// @dev How many there are in a set of those whom a lane believes, once it is one of at least so
    ///     many organisations.
    function _check(bytes calldata set, uint256 organisations) internal view virtual returns (uint256 many);

    /// @dev That the set is of this registry of the source, where a set says so.
    function _belongs(bytes32 sourceRegistry, bytes calldata set) internal view virtual {}

    /// @dev That those whom a lane believes agree to the set that comes after them.
    function _agree(Change memory c, bytes calldata set, bytes calldata signatures) internal view virtual;

    function _terms(bytes32 lane) internal view returns (uint256 t) {
        t = terms[lane];
        if (t == 0) revert Refused("PTL-DST-001", uint256(lane), 0);
    }

    function _open(bytes32 lane) internal view returns (uint256 t) {
        t = _terms(lane);
        if (t & FROZEN != 0) revert Refused("PTL-DST-020", uint256(lane), 0);
    }

    function _isFrozen(uint256 t) internal pure returns (bool) {
        return t & FROZEN != 0;
    }

    function _takesAll(uint256 t) internal pure returns (bool) {
        return t & FORMS == 0;
    }

    function _epoch(address pos, uint256 many)
        internal
        view
        returns (bytes32 epoch, bytes32 source, uint64 fromHeight, uint256 set)
    {
        set = Attestors.read(pos, many);
        uint256 height;
        assembly ("memory-safe") {
            epoch := mload(set)
            source := mload(add(set, 32))
            height := shr(192, mload(add(set, 64)))
        }
        fromHeight = uint64(height);
    }
}
