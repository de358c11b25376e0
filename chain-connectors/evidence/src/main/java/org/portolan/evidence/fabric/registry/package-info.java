/**
 * What the registry chaincode keeps and answers, byte by byte: used by the chaincode, by those who
 * ask it and by the verifier of its signed answers, so that the three cannot disagree.
 */
package org.portolan.evidence.fabric.registry;
