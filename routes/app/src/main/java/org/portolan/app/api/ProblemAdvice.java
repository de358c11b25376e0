package org.portolan.app.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.portolan.hub.IntakeRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Whatever goes wrong is a problem with a code: as JSON, or as a page where a person looks. */
@ControllerAdvice
class ProblemAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  Object problem(Exception e, HttpServletRequest request) {
    ProblemDetail problem = problem(e);
    HttpHeaders headers = new HttpHeaders();
    if (e instanceof ErrorResponse known) {
      headers.addAll(known.getHeaders());
    }
    String accept = String.valueOf(request.getHeader(HttpHeaders.ACCEPT));
    if (!request.getRequestURI().startsWith("/api") && accept.contains(MediaType.TEXT_HTML_VALUE)) {
      ModelAndView page = new ModelAndView("problem", HttpStatusCode.valueOf(problem.getStatus()));
      page.addObject("problem", problem);
      return page;
    }
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    return ResponseEntity.status(problem.getStatus()).headers(headers).body(problem);
  }

  private static ProblemDetail problem(Exception e) {
    if (e instanceof IntakeRefused refused) {
      HttpStatus status =
          refused.refusal().code().equals("PTL-INT-001")
              ? HttpStatus.CONTENT_TOO_LARGE
              : HttpStatus.BAD_REQUEST;
      return Problems.of(status, refused.refusal());
    }
    if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
      ProblemDetail body = known.getBody();
      boolean ours = body.getProperties() != null && body.getProperties().containsKey("code");
      return ours
          ? body
          : Problems.of(known.getStatusCode(), code(known.getStatusCode()), "" + body.getDetail());
    }
    if (e instanceof TypeMismatchException || e instanceof HttpMessageNotReadableException) {
      return Problems.of(
          HttpStatus.BAD_REQUEST, "PTL-API-005", "A parameter or the body has another form");
    }
    String reference = UUID.randomUUID().toString();
    LOG.error("Request failed, reference {}", reference, e);
    return Problems.of(
        HttpStatus.INTERNAL_SERVER_ERROR, "PTL-API-007", "Something failed: " + reference);
  }

  private static String code(HttpStatusCode status) {
    return switch (status.value()) {
      case 404 -> "PTL-API-001";
      case 405 -> "PTL-API-003";
      case 406, 415 -> "PTL-API-004";
      default -> "PTL-API-005";
    };
  }
}
