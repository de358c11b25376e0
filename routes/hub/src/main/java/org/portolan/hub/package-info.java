/**
 * The services of the hub in plain Java: intake and archive, translation, recording, the journey of
 * a record, its bundle. No Spring, so that a test can start it, kill it and start it again in a
 * moment; routes/app wires it to the world.
 */
package org.portolan.hub;
