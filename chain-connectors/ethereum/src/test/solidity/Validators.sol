// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @notice Names the validators of the devnet from block 60 on, as GoQuorum asks for them. Its code and
///     its storage stand in devnet/ethereum/qbft/genesis-contract.json.
contract Validators {
    address[] private validators;

    function getValidators() external view returns (address[] memory) {
        return validators;
    }
}
