// Package framing asks a reader about many inputs in one process: each line that comes in is one input in base64,
// each line that goes out is what was read from it, as JSON.
package framing

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"os"
)

// Answers writes one line for each input, in their order. A reader that panics has said so about that input only.
func Answers[Reading any](read func(input []byte) Reading, panicked func(reason string) Reading) {
	lines := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for {
		line, err := lines.ReadBytes('\n')
		if err == io.EOF && len(line) == 0 {
			return
		}
		if err != nil && err != io.EOF {
			fail(err)
		}
		input, err := decode(line)
		if err != nil {
			fail(err)
		}
		if err := encoder.Encode(guarded(input, read, panicked)); err != nil {
			fail(err)
		}
	}
}

func decode(line []byte) ([]byte, error) {
	for len(line) > 0 && (line[len(line)-1] == '\n' || line[len(line)-1] == '\r') {
		line = line[:len(line)-1]
	}
	return base64.StdEncoding.DecodeString(string(line))
}

func guarded[Reading any](
	input []byte,
	read func(input []byte) Reading,
	panicked func(reason string) Reading,
) (reading Reading) {
	defer func() {
		if reason := recover(); reason != nil {
			reading = panicked(fmt.Sprint(reason))
		}
	}()
	return read(input)
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(2)
}
