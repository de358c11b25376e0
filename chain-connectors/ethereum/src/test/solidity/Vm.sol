// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @notice What these tests use of forge's cheatcodes.
interface Vm {
    function prank(address sender) external;
    function warp(uint256 time) external;
    function addr(uint256 key) external pure returns (address);
    function sign(uint256 key, bytes32 digest) external pure returns (uint8 v, bytes32 r, bytes32 s);
}

Vm constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
