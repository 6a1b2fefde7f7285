// Command kubernetes says what `kubectl apply -f` reads from each input: the decoders are kubectl's, and they are
// driven as the visitors of k8s.io/cli-runtime drive them.
package main

import (
	"bytes"
	"io"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
	"k8s.io/apimachinery/pkg/runtime"
	kubejson "k8s.io/apimachinery/pkg/util/json"
	"k8s.io/apimachinery/pkg/util/yaml"
	"palisade.local/yaml-oracle/framing"
)

// document is one that kubectl goes on with: neither empty nor null.
type document struct {
	// Text is the JSON that the decoder handed over, every digit kept.
	Text string `json:"text"`
	// Object is what is sent: numbers have become int64 or float64. Left out where it is the same text.
	Object string `json:"object,omitempty"`
	// Refused says why the text cannot become an object, such as a number beyond float64.
	Refused string `json:"refused,omitempty"`
}

type reading struct {
	// Documents are those before the first error.
	Documents []document `json:"documents"`
	// Error is where kubectl stops.
	Error string `json:"error,omitempty"`
	// After are the documents the decoder would still have read, had it gone on; a refused one has no text.
	After []document `json:"after,omitempty"`
}

// peekedBytes is how far kubectl looks for a brace that says JSON.
const peekedBytes = 4096

// mostAfter bounds what is read past an error.
const mostAfter = 1000

func main() {
	framing.Answers(read, func(reason string) reading {
		return reading{Documents: []document{}, Error: "panic: " + reason}
	})
}

func read(input []byte) reading {
	// kubectl decodes UTF-16 with a mark, drops the mark of UTF-8, and takes a text without a mark for UTF-8.
	decoded := transform.NewReader(bytes.NewReader(input), unicode.BOMOverride(unicode.UTF8.NewDecoder()))
	decoder := yaml.NewYAMLOrJSONDecoder(decoded, peekedBytes)
	result := reading{Documents: []document{}}
	for len(result.After) < mostAfter {
		next, err := readNext(decoder)
		switch {
		case err == io.EOF:
			return result
		case err != nil && result.Error == "":
			result.Error = err.Error()
		case err != nil && isStuck(result, err):
			return result
		case err != nil:
			result.After = append(result.After, document{Refused: err.Error()})
		case next == nil:
			continue
		case result.Error == "":
			result.Documents = append(result.Documents, *next)
		default:
			result.After = append(result.After, *next)
		}
	}
	return result
}

// isStuck says whether the decoder gives the error that it gave before, without having read on: with YAML it has.
func isStuck(result reading, err error) bool {
	if _, isYAML := err.(yaml.YAMLSyntaxError); isYAML {
		return false
	}
	if len(result.After) == 0 {
		return result.Error == err.Error()
	}
	return result.After[len(result.After)-1].Refused == err.Error()
}

func readNext(decoder *yaml.YAMLOrJSONDecoder) (*document, error) {
	extension := runtime.RawExtension{}
	if err := decoder.Decode(&extension); err != nil {
		return nil, err
	}
	text := bytes.TrimSpace(extension.Raw)
	if len(text) == 0 || bytes.Equal(text, []byte("null")) {
		return nil, nil
	}
	return toDocument(text), nil
}

func toDocument(text []byte) *document {
	result := &document{Text: string(text)}
	var value any
	if err := kubejson.Unmarshal(text, &value); err != nil {
		result.Refused = err.Error()
		return result
	}
	object, err := kubejson.Marshal(value)
	if err != nil {
		result.Refused = err.Error()
		return result
	}
	if !bytes.Equal(object, text) {
		result.Object = string(object)
	}
	return result
}
