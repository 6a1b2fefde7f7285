// Options of commands that follow the settings of a project.

export const projectOptions = {
  config: {
    type: "string",
    placeholder: "file",
    description:
      "settings to follow; default: palisade.yaml, here or in the nearest directory above that has one",
  },
  "no-config": { type: "boolean", description: "follow no palisade.yaml and no .palisadeignore" },
} as const;

export type ProjectValues = { readonly config: string | undefined; readonly "no-config": boolean };
