import type { RawEngine } from "../countersign.js";
import { CountersignError } from "./error.js";

declare const of: unique symbol;

/** A number that stands for an id in one engine; it means nothing in another one. */
export type Handle<Kind extends string> = number & { readonly [of]: Kind };
/** Stands for a user. */
export type UserHandle = Handle<"user">;
/** Stands for an action. */
export type ActionHandle = Handle<"action">;
/** Stands for an account. */
export type AccountHandle = Handle<"account">;
/** Stands for a customer. */
export type CustomerHandle = Handle<"customer">;
/** Where something is done: on an account, or at a customer for a customer-level action. */
export type PlaceHandle = AccountHandle | CustomerHandle;

/** The handle of every id that nothing has; whatever is asked with it is refused. */
export const UNKNOWN = 0xffff_ffff;

const KINDS = ["user", "action", "account", "customer"] as const;
type Kind = (typeof KINDS)[number];

/** Looks ids up once: the engine knows them by number, and numbers are what its fast questions take. */
export class Handles {
  readonly #open: () => RawEngine;
  readonly #users = new Map<string, number>();
  readonly #actions = new Map<string, number>();
  readonly #accounts = new Map<string, number>();
  readonly #customers = new Map<string, number>();

  /** @internal */
  constructor(open: () => RawEngine) {
    this.#open = open;
  }

  /** @internal Ids that were looked up are looked up again: an engine that was freed answers for none. */
  static forget(handles: Handles): void {
    for (const known of [handles.#users, handles.#actions, handles.#accounts, handles.#customers]) known.clear();
  }

  /** The handle of a user; {@link UNKNOWN} if nobody has this id. */
  user(id: string): UserHandle {
    return (this.#users.get(id) ?? this.#find("user", id, this.#users)) as UserHandle;
  }

  /** The handle of an action; {@link UNKNOWN} if none has this id. */
  action(id: string): ActionHandle {
    return (this.#actions.get(id) ?? this.#find("action", id, this.#actions)) as ActionHandle;
  }

  /** The handle of an account; {@link UNKNOWN} if none has this id. */
  account(id: string): AccountHandle {
    return (this.#accounts.get(id) ?? this.#find("account", id, this.#accounts)) as AccountHandle;
  }

  /** The handle of a customer; {@link UNKNOWN} if none has this id. */
  customer(id: string): CustomerHandle {
    return (this.#customers.get(id) ?? this.#find("customer", id, this.#customers)) as CustomerHandle;
  }

  /** The id of an account of a list; `undefined` if the handle stands for nothing. */
  accountId(account: number): string | undefined {
    return this.#open().id(KINDS.indexOf("account"), handle(account));
  }

  #find(kind: Kind, id: string, known: Map<string, number>): number {
    if (typeof id !== "string") throw CountersignError.of("wrong-type", `/${kind}`, "must be a string");
    const found = this.#open().handle(KINDS.indexOf(kind), id);
    // Unknown ids are not kept, or a page that asks with anything would fill the memory.
    if (found !== UNKNOWN) known.set(id, found);
    return found;
  }
}

/** @internal A number as the module takes it: WebAssembly would silently convert anything else. */
export function handle(number: number): number {
  // What is no number may not be counted with: that throws an error of its own.
  if (typeof number !== "number" || number >>> 0 !== number) {
    throw CountersignError.of("wrong-type", "", "must be a handle of this engine");
  }
  return number;
}
