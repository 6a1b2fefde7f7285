// Command opa says what OPA reads from each input: as `opa eval -i` and bundles read it, and as a data file named
// `.yaml` is loaded where that differs.
package main

import (
	"bytes"
	"encoding/json"
	"testing/fstest"

	"github.com/open-policy-agent/opa/v1/loader"
	"github.com/open-policy-agent/opa/v1/util"
	"palisade.local/yaml-oracle/framing"
)

type reading struct {
	// Text is the value as JSON, every digit kept.
	Text  string `json:"text,omitempty"`
	Error string `json:"error,omitempty"`
	// File is what the loader makes of a `.yaml` file, told only if it differs: JSON in such a file is read as YAML.
	File *reading `json:"file,omitempty"`
}

func main() {
	framing.Answers(read, func(reason string) reading { return reading{Error: "panic: " + reason} })
}

func read(input []byte) reading {
	result := readInput(input)
	file := readFile(input)
	if file.Text != result.Text {
		result.File = &file
	}
	return result
}

func readFile(input []byte) reading {
	const name = "data.yaml"
	files := fstest.MapFS{name: &fstest.MapFile{Data: input}}
	loaded, err := loader.NewFileLoader().WithFS(files).All([]string{name})
	if err != nil {
		return reading{Error: err.Error()}
	}
	return encode(loaded.Documents)
}

func readInput(input []byte) reading {
	var value any
	if err := util.Unmarshal(input, &value); err != nil {
		return reading{Error: err.Error()}
	}
	return encode(value)
}

func encode(value any) reading {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return reading{Error: err.Error()}
	}
	return reading{Text: string(bytes.TrimSpace(out.Bytes()))}
}
