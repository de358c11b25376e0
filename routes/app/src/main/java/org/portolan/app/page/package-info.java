/**
 * The page: messages and their state, and a record's journey with each field beside its segment.
 */
package org.portolan.app.page;
