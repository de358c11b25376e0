/** The account that anchors and pays: its key, its nonces, its fees. */
package org.portolan.ethereum.account;
