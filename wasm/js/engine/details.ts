import * as raw from "../countersign.js";
import { call } from "./call.js";
import { asText } from "./given.js";
import type {
  CreationAnswer,
  CreationQuestion,
  DetailIssue,
  IpAllowlistAnswer,
  IpAllowlistQuestion,
  PasswordQuestion,
  PersonQuestion,
  RoleNameQuestion,
  RulesAnswer,
  UserNameQuestion,
  WebNameAnswer,
  WebNameQuestion,
} from "../types.js";

function ask(answer: (question: string) => unknown, question: unknown): unknown {
  const asked = asText(question);
  return call(() => answer(asked));
}

/**
 * What is wrong with a person's details, field by field; an empty list if nothing is.
 *
 * @throws CountersignError if the question is malformed.
 */
export function validatePerson(question: PersonQuestion): DetailIssue[] {
  return ask(raw.validatePerson, question) as DetailIssue[];
}

/**
 * What is still needed to create a user, step by step.
 *
 * @throws CountersignError if the question is malformed.
 */
export function creationSteps(question: CreationQuestion): CreationAnswer {
  return ask(raw.creationSteps, question) as CreationAnswer;
}

/**
 * The state of each rule for a user name, for display beside the field.
 *
 * @throws CountersignError if the question is malformed.
 */
export function userNameRules(question: UserNameQuestion): RulesAnswer {
  return ask(raw.userNameRules, question) as RulesAnswer;
}

/**
 * The state of each rule for a password. The answer does not repeat the password.
 *
 * @throws CountersignError if the question is malformed.
 */
export function passwordRules(question: PasswordQuestion): RulesAnswer {
  return ask(raw.passwordRules, question) as RulesAnswer;
}

/**
 * The state of each rule for the name of a role.
 *
 * @throws CountersignError if the question is malformed.
 */
export function roleNameRules(question: RoleNameQuestion): RulesAnswer {
  return ask(raw.roleNameRules, question) as RulesAnswer;
}

/**
 * Reads a list of addresses, ranges and blocks; warns if it would lock out the person who sets it.
 *
 * @throws CountersignError if the question is malformed.
 */
export function ipAllowlist(question: IpAllowlistQuestion): IpAllowlistAnswer {
  return ask(raw.ipAllowlist, question) as IpAllowlistAnswer;
}

/**
 * How a name is shown on pages that anyone may see.
 *
 * @throws CountersignError if the question is malformed.
 */
export function webName(question: WebNameQuestion): WebNameAnswer {
  return ask(raw.webName, question) as WebNameAnswer;
}
