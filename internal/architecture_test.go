package internal

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// mayImport is the chart of docs/architecture.md: for each room, the rooms of ours it may use. A
// trailing slash covers the rooms below. Rooms below script/ serve script alone.
var mayImport = map[string][]string{
	"cmd/render":                         {"internal/", "script", "voices/"},
	"script":                             {"script/internal/"},
	"script/internal/prose":              {},
	"script/internal/attribution":        {"script/internal/"},
	"script/internal/attribution/lang":   {"script/internal/prose"},
	"script/internal/attribution/names":  {"script/internal/prose", "script/internal/attribution/lang"},
	"script/internal/attribution/people": {"script/internal/prose", "script/internal/attribution/lang", "script/internal/attribution/names"},
	"script/internal/attribution/tags":   {"script/internal/prose", "script/internal/attribution/lang", "script/internal/attribution/people"},
	"script/internal/attribution/turn":   {"script/internal/prose", "script/internal/attribution/lang", "script/internal/attribution/names", "script/internal/attribution/people", "script/internal/attribution/tags"},
	"voices":                             {},
	"voices/internal/ssml":               {"voices"},
	"voices/internal/rest":               {"voices", "internal/pcm"},
	"voices/voicetest":                   {"voices", "internal/place", "internal/pcm"},
	"voices/all":                         {"voices/", "internal/timbre"},
	"voices/tone":                        {"voices"},
	"voices/azure":                       {"voices", "voices/internal/"},
	"voices/elevenlabs":                  {"voices", "voices/internal/rest"},
	"voices/google":                      {"voices", "voices/internal/"},
	"voices/openai":                      {"voices", "voices/internal/rest"},
	"voices/flite":                       {"voices", "internal/phonemes", "internal/components", "internal/program"},
	"voices/festival":                    {"voices", "internal/phonemes", "internal/components", "internal/program"},
	"voices/polly":                       {"voices", "voices/internal/"},
	"voices/replay":                      {"voices", "internal/pcm"},
	"voices/wyoming":                     {"voices", "internal/pcm"},
	"voices/piper":                       {"voices", "voices/internal/rest", "internal/pcm", "internal/phonemes", "internal/components", "internal/ort", "internal/onnx"},
	"voices/command":                     {"voices", "internal/pcm", "internal/program"},
	"voices/espeak":                      {"voices", "internal/pcm", "internal/phonemes", "internal/components", "internal/program"},
	"voices/kokoro":                      {"voices", "internal/pcm", "internal/phonemes", "internal/components", "internal/ort", "internal/onnx", "internal/abc", "internal/filter", "internal/spelling"},
	"internal":                           {},
	"internal/abc":                       {},
	"internal/place":                     {},
	"internal/spelling":                  {},
	"internal/llm":                       {"script", "voices", "voices/openai", "internal/place"},
	"internal/manuscript":                {},
	"internal/config":                    {},
	"internal/onnx":                      {},
	"internal/ort":                       {"voices"},
	"internal/components":                {"internal/place", "internal/onnx", "voices"},
	"internal/phonemes":                  {"voices", "internal/components"},
	"internal/pcm":                       {},
	"internal/program":                   {"voices", "internal/pcm"},
	"internal/loudness":                  {"internal/pcm", "internal/filter"},
	"internal/pitch":                     {},
	"internal/timbre":                    {"voices", "internal/pitch", "internal/filter"},
	"internal/voiceprint":                {"voices", "internal/pcm", "internal/loudness", "internal/pitch"},
	"internal/proof/prooftest":           {"voices/voicetest"},
	"internal/proof":                     {"voices", "internal/takes", "internal/phonemes", "voices/openai", "internal/pcm"},
	"internal/takes":                     {"voices", "internal/pcm", "internal/loudness"},
	"internal/casting":                   {"script", "voices", "internal/casting/", "internal/spelling"},
	"internal/filter":                    {},
	"internal/narration":                 {"script"},
	"internal/effects":                   {"internal/filter", "internal/loudness"},
	"internal/mix":                       {"script", "voices", "internal/takes", "internal/loudness", "internal/pcm", "internal/effects", "internal/filter"},
	"internal/deliver":                   {"script", "voices", "internal/mix", "internal/takes", "internal/pcm", "internal/loudness"},
	"internal/check":                     {"internal/deliver", "internal/loudness", "internal/pcm"},
	"internal/listen":                    {"internal/pcm"},
	"internal/episode": {"internal/manuscript", "script", "voices/", "internal/casting", "internal/takes", "internal/mix", "internal/deliver",
		"internal/config", "internal/place", "internal/components", "internal/loudness", "internal/pcm", "internal/phonemes", "internal/abc", "internal/voiceprint", "internal/narration", "internal/llm", "internal/proof"},
}

// onlyImporter names the one room that may use a heavy package.
var onlyImporter = map[string]string{
	"github.com/spf13/viper":              "internal/config",
	"github.com/ebitengine/purego":        "internal/ort",
	"github.com/faiface/beep/speaker":     "internal/listen",
	"github.com/openai/openai-go/v3":      "voices/openai",
	"github.com/aws":                      "voices/polly",
	"cloud.google.com/go":                 "voices/google",
	"google.golang.org/api":               "voices/google",
	"google.golang.org/grpc":              "voices/google",
	"github.com/hajimehoshi/go-mp3":       "internal/pcm",
	"github.com/mewkiz/flac":              "internal/pcm",
	"google.golang.org/protobuf/encoding": "internal/onnx",
}

// TestImportsRunOneWay holds the packages against the chart. Tests may reach further: they build whole productions.
func TestImportsRunOneWay(t *testing.T) {
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && path != root) {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		seen++
		rel, _ := filepath.Rel(root, filepath.Dir(path))
		room := filepath.ToSlash(rel)
		for _, s := range f.Imports {
			p, _ := strconv.Unquote(s.Path.Value)
			checkImport(t, room, p)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 20 {
		t.Fatalf("only %d files were looked at", seen)
	}
}

func checkImport(t *testing.T, room, imported string) {
	t.Helper()
	for heavy, owner := range onlyImporter {
		if strings.HasPrefix(imported, heavy) && room != owner {
			t.Errorf("%s imports %s; only %s may", room, imported, owner)
		}
	}
	ours, ok := strings.CutPrefix(imported, "radioplay/")
	if !ok {
		return
	}
	allowed, known := mayImport[room]
	if !known {
		parent := room
		for !known && strings.Contains(parent, "/") { // a room below a charted one serves it
			parent = parent[:strings.LastIndex(parent, "/")]
			allowed, known = mayImport[parent]
		}
		if known && strings.HasPrefix(ours, parent) {
			return
		}
	}
	if !known {
		t.Errorf("room %s is not on the chart; add it here and in docs/architecture.md", room)
		return
	}
	for _, a := range allowed {
		if ours == a || strings.HasSuffix(a, "/") && strings.HasPrefix(ours+"/", a) {
			return
		}
	}
	t.Errorf("%s imports %s, which docs/architecture.md does not allow", room, ours)
}
