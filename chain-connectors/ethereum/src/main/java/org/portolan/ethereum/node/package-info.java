/** Nodes and their JSON-RPC interface: several endpoints, each of one operator, with failover. */
package org.portolan.ethereum.node;
