package org.portolan.app.api;

import java.net.URI;
import org.portolan.evidence.Refusal;
import org.portolan.evidence.RefusalTable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** RFC 9457 problems, each with a code of ours and what to do next. */
public final class Problems {
  private Problems() {}

  public static ErrorResponseException notFound(String what, long id) {
    return raised(HttpStatus.NOT_FOUND, "PTL-API-001", "There is no " + what + " " + id);
  }

  static ErrorResponseException notYet(String what) {
    return raised(HttpStatus.CONFLICT, "PTL-API-002", what);
  }

  static ErrorResponseException tooLarge(String what) {
    return raised(HttpStatus.CONTENT_TOO_LARGE, "PTL-API-008", what);
  }

  private static ErrorResponseException raised(HttpStatus status, String code, String detail) {
    return new ErrorResponseException(status, of(status, code, detail), null);
  }

  /** What the hub refused, in the words of its table. */
  static ProblemDetail of(HttpStatusCode status, Refusal refusal) {
    return of(
        status,
        refusal.code(),
        refusal.path() + ": " + refusal.seen() + " seen, " + refusal.expected() + " expected");
  }

  public static ProblemDetail of(HttpStatusCode status, String code, String detail) {
    RefusalTable.Line line = RefusalTable.line(code);
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(line.rule());
    problem.setType(URI.create("urn:portolan:problem:" + code));
    problem.setProperty("code", code);
    problem.setProperty("next", line.nextAction());
    return problem;
  }
}
