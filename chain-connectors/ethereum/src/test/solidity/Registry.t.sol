// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Recognitions} from "contracts/Recognitions.sol";
import {Handler} from "./Handler.sol";

/// @notice What stays true of a registry whatever is done to it.
contract RegistryTest {
    Handler private handler;

    function setUp() public {
        handler = new Handler();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @notice Everything right was taken and everything wrong refused.
    function invariant_nothing_came_out_otherwise_than_the_rules_say() public view {
        require(bytes(handler.surprise()).length == 0, handler.surprise());
    }

    function invariant_ordinals_have_no_gap_and_the_chain_runs_over_all_of_them() public view {
        for (uint256 i = 0; i < 3; i++) {
            address a = handler.actor(i);
            require(handler.registry().anchored(a) == (handler.anchors(a) << 216) | handler.chain(a), "chain");
        }
    }

    function invariant_endings_are_counted_and_chained_and_none_is_undone() public view {
        for (uint256 i = 0; i < 3; i++) {
            address a = handler.actor(i);
            uint256 head = uint256(keccak256(abi.encode(handler.heads(a)))) & ((1 << 216) - 1);
            uint256 number = handler.ended(a);
            require(handler.registry().endings(a) == (number == 0 ? 0 : (number << 216) | head), "head");
            for (uint8 c = 0; c < 8; c++) {
                bytes32 commitment = keccak256(abi.encode(c));
                bool there = handler.registry().ended(a, commitment) != 0;
                require(there == handler.isEnded(a, commitment), "ended");
            }
        }
    }

    function invariant_what_is_kept_of_a_publisher_is_the_newest_and_never_falls() public view {
        for (uint256 who = 0; who < 2; who++) {
            (uint64 height, uint64 time) = handler.kept(who);
            uint256 there = handler.registry().kept(handler.lane(), handler.publisher(who));
            require((there >> 40) & ((1 << 48) - 1) == height && there & ((1 << 40) - 1) == time, "kept");
        }
    }

    function invariant_a_reader_is_told_recognized_exactly_where_it_holds() public view {
        for (uint256 who = 0; who < 2; who++) {
            for (uint64 ordinal = 1; ordinal <= 6; ordinal++) {
                (bytes32 key, uint64 v, bytes32 commitment, bytes32 by, bool may) = handler.shown(who, ordinal);
                bool told = handler.state(key, v, commitment, by) == Recognitions.State.RECOGNIZED;
                require(v == 0 ? !told : told == may, "recognized");
            }
        }
    }

    function invariant_a_registry_holds_no_money() public view {
        require(address(handler.registry()).balance == 0, "money");
    }

    /// @notice A statement of a later height and an earlier time gives its batch, and renews nothing.
    function test_a_batch_waits_for_a_status_of_its_height() public {
        handler.accept(0, 1, 0, 0, false, 0, 1, 7);
        handler.accept(0, 2, 1, 0, false, 0, 50, 7 | 32);
        handler.recognize(0, 1, 1);
        (,,,, bool may) = handler.shown(0, 2);
        require(!may && bytes(handler.surprise()).length == 0, handler.surprise());
    }

    function test_nothing_follows_a_revocation() public {
        handler.accept(0, 1, 0, 1, true, 0, 1, 7);
        handler.recognize(0, 0, 1);
        handler.accept(0, 2, 0, 2, false, 0, 2, 7);
        handler.recognize(0, 1, 1);
        (bytes32 key,,,,) = handler.shown(0, 1);
        require(handler.revoked(key) && handler.version(key) == 2, "revoked");
        require(bytes(handler.surprise()).length == 0, handler.surprise());
    }

    /// @notice The sequences do reach the deeds they are about.
    function test_a_batch_is_accepted_and_its_record_recognized_ended_and_frozen() public {
        handler.accept(0, 1, 0, 0, false, 0, 1, 7);
        handler.recognize(0, 0, 1);
        (,,,, bool may) = handler.shown(0, 1);
        require(may && bytes(handler.surprise()).length == 0, handler.surprise());
        handler.watch(0);
        (,,,, may) = handler.shown(0, 1);
        require(!may, "frozen");
        handler.watch(1);
        handler.renew(0, 0, true, 2, 3);
        (,,,, may) = handler.shown(0, 1);
        require(!may && bytes(handler.surprise()).length == 0, handler.surprise());
    }
}
