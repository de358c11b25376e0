package org.portolan.relay.deliver;

/** Something that happened to a delivery; {@code at} in UTC milliseconds. */
public record DeliveryEvent(long at, DeliveryState state, String note) {}
