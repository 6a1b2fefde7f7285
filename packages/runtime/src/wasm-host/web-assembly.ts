// The part of JavaScript's WebAssembly interface that the host uses; TypeScript declares it for browsers only.

export type CompiledModule = { readonly kind?: "compiled module" };

export type ModuleMemoryObject = { readonly buffer: ArrayBuffer };

type WebAssemblyInterface = {
  compile(bytes: Uint8Array): Promise<CompiledModule>;
  readonly Instance: new (
    module: CompiledModule,
    imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  ) => { readonly exports: Readonly<Record<string, unknown>> };
  readonly Memory: new (limits: { initial: number; maximum: number }) => ModuleMemoryObject;
  readonly RuntimeError: new (message: string) => Error;
};

export const webAssembly = (globalThis as unknown as { readonly WebAssembly: WebAssemblyInterface })
  .WebAssembly;
