import { call, text } from "./call.js";
import { details } from "../countersign.js";
import type {
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

function ask(method: string, question: unknown): unknown {
  const json = text(question, "");
  return JSON.parse(call(() => details(method, json)));
}

/**
 * What is wrong with a person's details, field by field; an empty list if nothing is.
 *
 * @throws CountersignError if the question is malformed.
 */
export function validatePerson(question: PersonQuestion): DetailIssue[] {
  return ask("validatePerson", question) as DetailIssue[];
}

/**
 * The state of each rule for a user name, for display beside the field.
 *
 * @throws CountersignError if the question is malformed.
 */
export function userNameRules(question: UserNameQuestion): RulesAnswer {
  return ask("userNameRules", question) as RulesAnswer;
}

/**
 * The state of each rule for a password. The answer does not repeat the password.
 *
 * @throws CountersignError if the question is malformed.
 */
export function passwordRules(question: PasswordQuestion): RulesAnswer {
  return ask("passwordRules", question) as RulesAnswer;
}

/**
 * The state of each rule for the name of a role.
 *
 * @throws CountersignError if the question is malformed.
 */
export function roleNameRules(question: RoleNameQuestion): RulesAnswer {
  return ask("roleNameRules", question) as RulesAnswer;
}

/**
 * Reads a list of addresses, ranges and blocks; warns if the own address is outside.
 *
 * @throws CountersignError if the question is malformed.
 */
export function ipAllowlist(question: IpAllowlistQuestion): IpAllowlistAnswer {
  return ask("ipAllowlist", question) as IpAllowlistAnswer;
}

/**
 * How a name is shown on pages that anyone may see.
 *
 * @throws CountersignError if the question is malformed.
 */
export function webName(question: WebNameQuestion): WebNameAnswer {
  return ask("webName", question) as WebNameAnswer;
}
