// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @notice Everything that the registry refuses, it refuses with this error.
/// @param code stable, eleven ASCII characters as in "PTL-DST-003"; the rule and the next action
///     stand under it in the project's table of refusals
/// @param seen what was there, as far as it fits a word; 0 where it does not
/// @param expected what was asked there
error Refused(bytes11 code, uint256 seen, uint256 expected);
