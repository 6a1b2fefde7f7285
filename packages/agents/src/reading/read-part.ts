// A part of what is read of Palette: one that is missing is told, and the rest goes on.
import { PaletteError } from "@palisade/palette";

/**
 * What Palette has none of is missing without a word; of anything else that fails, `note` is told.
 * @returns nothing for what could not be read
 */
export async function readPart<T>(
  read: () => Promise<T>,
  note: (error: PaletteError) => void,
): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof PaletteError)) throw error;
    if (error.code !== "not_found") note(error);
    return undefined;
  }
}
