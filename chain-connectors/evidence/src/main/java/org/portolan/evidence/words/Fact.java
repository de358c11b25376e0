package org.portolan.evidence.words;

/** One thing that is known, under the name that people give it. */
public record Fact(String label, String value) {}
