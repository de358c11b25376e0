/** What a channel's configuration says of organisations and orderers. */
package org.portolan.evidence.fabric.config;
