// Which Palette a command looks at.
export const paletteOptions = {
  demo: { type: "boolean", description: "look at a demo tenant on this machine: no key is needed" },
  project: {
    type: "string",
    placeholder: "name|id",
    description: "the project of the cluster; default: all that the key sees",
  },
} as const;
