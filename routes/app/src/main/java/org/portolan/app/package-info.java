/**
 * The hub as an application: Spring Boot and Camel wire its services to the world, and nothing
 * more.
 */
package org.portolan.app;
