import type {
  DetailIssue,
  IpAllowlistAnswer,
  IpAllowlistQuestion,
  PasswordQuestion,
  PersonQuestion,
  RoleNameQuestion,
  RulesAnswer,
  UserNameQuestion,
} from "../types.js";
import { pathOf, type FormIssue, type Placed, type SchemaOptions } from "./issue.js";
import { given, schema, unless } from "./schema.js";
import type { StandardSchema } from "./standard.js";

/** A person's details as a form has them. */
export type PersonDetails = Omit<PersonQuestion, "today" | "policy">;

/** A person's details; a field in which nothing stands is not given. */
export function personSchema(
  { validatePerson }: { readonly validatePerson: (question: PersonQuestion) => DetailIssue[] },
  { message, ...rules }: Pick<PersonQuestion, "today" | "policy"> & SchemaOptions,
): StandardSchema<PersonDetails> {
  return schema<PersonDetails>({
    message,
    place: (pointer, value) => (/^\/(today|policy)\b/.test(pointer) ? [] : pathOf(pointer, value)),
    judge: (value) => {
      const details = given(value);
      const issues = validatePerson({ ...details, ...rules });
      return unless(issues.map((issue) => [pathOf(issue.path, value), { kind: "detail", ...issue }]), details);
    },
  });
}

/** A user name, as it is typed. */
export function userNameSchema(
  { userNameRules }: { readonly userNameRules: (question: UserNameQuestion) => RulesAnswer },
  { message, ...rules }: Omit<UserNameQuestion, "userName"> & SchemaOptions = {},
): StandardSchema<string> {
  return ruled(message, (userName) => userNameRules({ ...rules, userName }));
}

/** A password. No issue repeats it. */
export function passwordSchema(
  { passwordRules }: { readonly passwordRules: (question: PasswordQuestion) => RulesAnswer },
  { message, ...rules }: Omit<PasswordQuestion, "password"> & SchemaOptions,
): StandardSchema<string> {
  return ruled(message, (password) => passwordRules({ ...rules, password }));
}

/** The name of a custom role. */
export function roleNameSchema(
  { roleNameRules }: { readonly roleNameRules: (question: RoleNameQuestion) => RulesAnswer },
  { message, ...rules }: Omit<RoleNameQuestion, "name"> & SchemaOptions = {},
): StandardSchema<string> {
  return ruled(message, (name) => roleNameRules({ ...rules, name }));
}

/** The addresses from which a user may sign in; the output has them in their canonical form. Warnings refuse nothing. */
export function ipAllowlistSchema(
  { ipAllowlist }: { readonly ipAllowlist: (question: IpAllowlistQuestion) => IpAllowlistAnswer },
  { message, ...rules }: Omit<IpAllowlistQuestion, "entries"> & SchemaOptions = {},
): StandardSchema<string[]> {
  const place = (pointer: string, value: unknown): PropertyKey[] =>
    pathOf(pointer, { entries: value }).slice(pointer.startsWith("/entries") ? 1 : Infinity);
  return schema<string[]>({
    message,
    place,
    judge: (list) => {
      const { entries, issues } = ipAllowlist({ ...rules, entries: list });
      return unless(issues.map((issue) => [place(issue.path, list), { kind: "detail", ...issue }]), entries);
    },
  });
}

/** A text that has to meet rules: each that is broken is an issue of the whole text. */
function ruled(message: SchemaOptions["message"], ask: (text: string) => RulesAnswer): StandardSchema<string> {
  const broken = (answer: RulesAnswer): Placed[] =>
    answer.rules
      .filter(({ satisfied }) => !satisfied)
      .map((rule): Placed => [[], { kind: "rule", code: rule.rule, ...rule } satisfies FormIssue]);
  return schema<string>({ message, judge: (text) => unless(broken(ask(text)), text) });
}
