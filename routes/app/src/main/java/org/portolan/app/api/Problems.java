package org.portolan.app.api;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** RFC 9457 problems, each with a code of ours and what to do next. */
final class Problems {
  private Problems() {}

  static ErrorResponseException notFound(String what, String id) {
    return problem(
        HttpStatus.NOT_FOUND,
        "PTL-API-001",
        "There is no " + what + " " + id,
        "Look at the list for the ids there are");
  }

  static ErrorResponseException notYet(String what) {
    return problem(HttpStatus.CONFLICT, "PTL-API-002", what, "Ask again in a moment");
  }

  static ErrorResponseException tooLarge(long bytes) {
    return problem(
        HttpStatus.CONTENT_TOO_LARGE,
        "PTL-API-003",
        bytes + " bytes are more than one message may have",
        "Split the file by interchange, or use the intake folder");
  }

  private static ErrorResponseException problem(
      HttpStatus status, String code, String detail, String next) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(URI.create("urn:portolan:problem:" + code));
    problem.setProperty("code", code);
    problem.setProperty("next", next);
    return new ErrorResponseException(status, problem, null);
  }
}
