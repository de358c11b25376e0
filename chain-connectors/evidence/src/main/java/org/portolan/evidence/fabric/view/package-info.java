/** Signed views: one question to a peer of each organisation, and what their signatures say. */
package org.portolan.evidence.fabric.view;
