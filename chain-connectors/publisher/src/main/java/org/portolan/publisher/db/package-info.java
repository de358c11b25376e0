/** The hub's database: an H2 file by default, PostgreSQL by its URL; one set of migrations. */
package org.portolan.publisher.db;
