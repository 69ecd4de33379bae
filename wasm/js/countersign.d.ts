/* tslint:disable */
/* eslint-disable */

/**
 * An engine loaded from a snapshot document.
 */
export class RawEngine {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Answers a `ApprovalStatusQuestion`.
     *
     * # Errors
     * Throws a JSON list of the question's problems.
     */
    approvalStatus(question: string): string;
    /**
     * Answers a `CheckQuestion`.
     *
     * # Errors
     * Throws a JSON list of the question's problems.
     */
    check(question: string): string;
    /**
     * Answers a `DelegateQuestion`.
     *
     * # Errors
     * Throws a JSON list of the question's problems.
     */
    delegate(question: string): string;
    /**
     * Answers a `EditPermissionsQuestion`.
     *
     * # Errors
     * Throws a JSON list of the question's problems.
     */
    editPermissions(question: string): string;
    /**
     * Answers an `EvaluateQuestion` over usage rows.
     *
     * # Errors
     * Throws a JSON list of the question's problems.
     */
    evaluate(question: string, usage?: string | null): string;
    /**
     * Answers a `GroupLimitsQuestion`.
     *
     * # Errors
     * Throws a JSON list of the question's problems.
     */
    groupLimits(question: string): string;
    /**
     * Loads a snapshot document from JSON bytes.
     *
     * # Errors
     * Throws a JSON list of the document's problems.
     */
    static load(document: Uint8Array): RawEngine;
    /**
     * Answers a `MatrixQuestion`.
     *
     * # Errors
     * Throws a JSON list of the question's problems.
     */
    matrix(question: string): string;
    /**
     * Answers a `ValidateLimitsQuestion`.
     *
     * # Errors
     * Throws a JSON list of the question's problems.
     */
    validateLimits(question: string): string;
}

/**
 * The engine's version.
 */
export function engineVersion(): string;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_rawengine_free: (a: number, b: number) => void;
    readonly engineVersion: () => [number, number];
    readonly rawengine_approvalStatus: (a: number, b: number, c: number) => [number, number, number, number];
    readonly rawengine_check: (a: number, b: number, c: number) => [number, number, number, number];
    readonly rawengine_delegate: (a: number, b: number, c: number) => [number, number, number, number];
    readonly rawengine_editPermissions: (a: number, b: number, c: number) => [number, number, number, number];
    readonly rawengine_evaluate: (a: number, b: number, c: number, d: number, e: number) => [number, number, number, number];
    readonly rawengine_groupLimits: (a: number, b: number, c: number) => [number, number, number, number];
    readonly rawengine_load: (a: number, b: number) => [number, number, number];
    readonly rawengine_matrix: (a: number, b: number, c: number) => [number, number, number, number];
    readonly rawengine_validateLimits: (a: number, b: number, c: number) => [number, number, number, number];
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __externref_table_dealloc: (a: number) => void;
    readonly __wbindgen_start: () => void;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path?: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;
