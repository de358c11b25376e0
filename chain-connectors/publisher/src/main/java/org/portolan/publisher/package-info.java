/**
 * What an issuer does with its records: it seals them, keeps them, signs them in sheaves and
 * anchors the sheaves in batches. What was accepted is on disk; an ordinal never gets two roots.
 */
package org.portolan.publisher;
