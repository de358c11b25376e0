package org.portolan.directories.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.directories.MessageType;
import org.portolan.directories.Places;
import org.portolan.directories.Structure;

/**
 * The segment table of a message (section 4.3.1 of its text): a line drawn at the right says where
 * groups begin and end, one plus for each that ends with a segment.
 */
final class MessageText {
  private static final Pattern TABLE = Pattern.compile("^ *Pos +Tag +Name +S +R.*");
  private static final Pattern SEGMENT =
      Pattern.compile("^ *\\d{4,5}[ +*#|X]{1,4}([A-Z]{3}) +.*? ([MC]) +(\\d+)([-+| ]*)$");
  private static final Pattern GROUP =
      Pattern.compile("^ *\\d{4,5}.*Segment group +\\d+[ -]*([MC]) +(\\d+)([-+| ]*)$");
  private static final Pattern NUMBERED =
      Pattern.compile("^ *\\d{4,5}[ +*#|X]+(?:[A-Z]{3} |-{2,}).*");

  private final TextFile file;
  private final Deque<Open> open = new ArrayDeque<>();

  /** A group whose end has not been seen. */
  private record Open(List<Structure> members, int min, int max) {}

  private MessageText(TextFile file) {
    this.file = file;
  }

  static MessageType read(String type, TextFile file, Set<String> tags) {
    return new MessageType(type, new MessageText(file).places(tags));
  }

  private Places places(Set<String> tags) {
    open.push(new Open(new ArrayList<>(), 1, 1));
    boolean inTable = false;
    for (int i = 0; i < file.lines().size(); i++) {
      String line = file.lines().get(i);
      if (!inTable) {
        inTable = TABLE.matcher(line).matches();
        continue;
      }
      Matcher group = GROUP.matcher(line);
      Matcher segment = SEGMENT.matcher(line);
      if (!segment.matches()) {
        segment = SEGMENT.matcher(file.joined(i));
      }
      if (group.matches()) {
        open.push(
            new Open(new ArrayList<>(), least(group.group(1)), Integer.parseInt(group.group(2))));
      } else if (segment.matches()) {
        segment(i, segment, tags);
      } else if (NUMBERED.matcher(line).matches()) {
        throw file.unusable(i, "a segment or group with M or C and how often");
      }
    }
    Open message = open.pop();
    if (!open.isEmpty() || message.members().isEmpty()) {
      throw file.unusable(
          file.lines().size(),
          message.members().isEmpty() && open.isEmpty()
              ? "a segment table below Pos Tag Name S R"
              : "the end of every group, a plus at the right");
    }
    return new Places(message.members());
  }

  private void segment(int line, Matcher segment, Set<String> tags) {
    String tag = segment.group(1);
    if (!tag.equals("UNH") && !tag.equals("UNT")) {
      if (!tag.startsWith("U") && !tags.contains(tag)) {
        throw file.unusable(line, "a segment that EDSD has");
      }
      open.peek()
          .members()
          .add(
              new Structure.SegmentPlace(
                  tag, least(segment.group(2)), Integer.parseInt(segment.group(3))));
    }
    for (int ends = segment.group(4).replaceAll("[^+]", "").length(); ends > 0; ends--) {
      if (open.size() < 2) {
        throw file.unusable(line, "as many ends as groups were begun");
      }
      Open done = open.pop();
      open.peek()
          .members()
          .add(new Structure.Group(new Places(done.members()), done.min(), done.max()));
    }
  }

  private static int least(String status) {
    return status.equals("M") ? 1 : 0;
  }
}
