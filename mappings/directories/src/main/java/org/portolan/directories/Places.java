package org.portolan.directories;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

/** The places of one level of a message, in order, found by the tags that enter them. */
public final class Places extends AbstractList<Structure> implements RandomAccess {
  private static final int[] NOWHERE = {};

  private final Structure[] all;

  /** Made when it is first asked: of a directory's messages a program reads a few. */
  private volatile Map<String, int[]> byTrigger;

  public Places(List<Structure> places) {
    all = places.toArray(Structure[]::new);
  }

  @Override
  public Structure get(int index) {
    return all[index];
  }

  @Override
  public int size() {
    return all.length;
  }

  /** The first place at or after an index that a tag enters; -1 where there is none. */
  public int next(String tag, int from) {
    for (int place : index().getOrDefault(tag, NOWHERE)) {
      if (place >= from) {
        return place;
      }
    }
    return -1;
  }

  private Map<String, int[]> index() {
    Map<String, int[]> index = byTrigger;
    if (index == null) {
      index = new HashMap<>();
      for (int i = 0; i < all.length; i++) {
        int[] before = index.getOrDefault(all[i].trigger(), NOWHERE);
        int[] places = Arrays.copyOf(before, before.length + 1);
        places[before.length] = i;
        index.put(all[i].trigger(), places);
      }
      byTrigger = index;
    }
    return index;
  }
}
