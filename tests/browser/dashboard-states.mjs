/** What a page asks for its content, without what it needs to know whose page it is. */
const QUESTIONS = /\/api\/v1\/(projects\/[^/]+\/(?!settings$)|hub\/)/;

const PROBLEM = { type: 'about:blank', title: 'Internal error', status: 500, code: 'internal_error', detail: 'A test.' };

/** Answers every question of a page with an error. */
export function failQuestions(page) {
  return page.route(QUESTIONS, (route) =>
    route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(PROBLEM) }),
  );
}

/** Leaves every question of a page without an answer. */
export function holdQuestions(page) {
  return page.route(QUESTIONS, () => {});
}
