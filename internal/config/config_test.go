package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/spf13/pflag"
)

func load(t *testing.T, file string, args ...string) (Settings, error) {
	t.Helper()
	t.Chdir(t.TempDir())
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	fs := pflag.NewFlagSet("render", pflag.ContinueOnError)
	AddFlags(fs)
	if err := fs.Parse(args); err != nil {
		t.Fatal(err)
	}
	if file != "" {
		if err := os.WriteFile(FileName, []byte(file), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return Load(fs, "")
}

func TestFlagBeatsEnvironmentBeatsFileBeatsDefault(t *testing.T) {
	const file = "loudness: -20\ngaps:\n  turn: 200ms\nopenai:\n  base_url: http://127.0.0.1:1/v1\n"
	s, err := load(t, "")
	if err != nil || s.Loudness != -16 || s.Gaps.Turn != 350*time.Millisecond || s.Format != "m4b" || !s.Room {
		t.Fatalf("defaults: %+v, %v", s, err)
	}
	s, err = load(t, file)
	if err != nil || s.Loudness != -20 || s.Gaps.Turn != 200*time.Millisecond || s.OpenAI.BaseURL != "http://127.0.0.1:1/v1" {
		t.Fatalf("file: %+v, %v", s, err)
	}
	t.Setenv("RENDER_LOUDNESS", "-19")
	t.Setenv("RENDER_GAPS_TURN", "1s")
	t.Setenv("RENDER_OPENAI_BASE_URL", "http://127.0.0.1:2/v1")
	t.Setenv("RENDER_DROP_TAGS", "true")
	s, err = load(t, file)
	if err != nil || s.Loudness != -19 || s.Gaps.Turn != time.Second || s.OpenAI.BaseURL != "http://127.0.0.1:2/v1" || !s.DropTags {
		t.Fatalf("environment: %+v, %v", s, err)
	}
	s, err = load(t, file, "--loudness=-18", "--gap-turn=2s")
	if err != nil || s.Loudness != -18 || s.Gaps.Turn != 2*time.Second {
		t.Fatalf("flag: %+v, %v", s, err)
	}
}

func TestBadSettingsAreRefusedByName(t *testing.T) {
	for _, c := range []struct{ file, want string }{
		{"loudnes: -20\n", `unknown setting "loudnes"`},
		{"loudness: loud\n", "loudness"},
		{"loudness: 3\n", "outside -40 to -5"},
		{"gaps:\n  turn: 2h\n", "gaps.turn"},
		{"format: [\n", FileName},
		{"workers: -1\n", "workers"},
		{"elevenlabs:\n  style: 2\n", "each has to be 0 to 1"},
		{"engines:\n  openai:\n    speed: 2\n", `unknown setting "engines.openai.speed"`},
		{"engines:\n  openai:\n    per_minute: -2\n", "engines.openai.per_minute"},
		{"engines:\n  openai:\n    deadline: soon\n", "deadline"},
	} {
		_, err := load(t, c.file)
		if err == nil || !strings.Contains(strings.ToLower(err.Error()), c.want) {
			t.Errorf("%q: got %v, want %q in it", c.file, err, c.want)
		}
	}
	fs := pflag.NewFlagSet("render", pflag.ContinueOnError)
	if _, err := Load(fs, filepath.Join(t.TempDir(), "none.yaml")); err == nil {
		t.Error("a settings file that was asked for and is missing gave no error")
	}
}

func TestEngines(t *testing.T) {
	s, err := load(t, "engines:\n  openai: {parallel: 2, per_minute: 30, deadline: 40s, price: 0}\n  piper-server: {parallel: 1}\n")
	e := s.Engines["openai"]
	if err != nil || e.Parallel != 2 || e.PerMinute != 30 || e.Deadline != 40*time.Second || e.Price == nil || *e.Price != 0 ||
		s.Engines["piper-server"].Parallel != 1 || s.Engines["piper-server"].Price != nil {
		t.Errorf("%+v, %v", s.Engines, err)
	}
}

func TestSecretsComeFromTheEnvironmentOrAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "key")
	write := func(s string) {
		if err := os.WriteFile(file, []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("sk-of-the-file\n")
	t.Setenv("OPENAI_API_KEY", "")
	t.Setenv("OPENAI_API_KEY_FILE", file)
	if v, err := Secret("OPENAI_API_KEY"); v != "sk-of-the-file" || err != nil {
		t.Errorf("%q, %v", v, err)
	}
	t.Setenv("OPENAI_API_KEY", "sk-of-the-environment")
	if v, err := Secret("OPENAI_API_KEY"); v != "sk-of-the-environment" || err != nil {
		t.Errorf("%q, %v", v, err)
	}
	t.Setenv("OPENAI_API_KEY", "")
	write("two\nlines\n")
	if _, err := load(t, ""); err == nil || !strings.Contains(err.Error(), "OPENAI_API_KEY_FILE") || strings.Contains(err.Error(), "two") {
		t.Errorf("two lines: %v", err)
	}
	t.Setenv("OPENAI_API_KEY_FILE", file+".gone")
	if _, err := load(t, ""); err == nil || !strings.Contains(err.Error(), "OPENAI_API_KEY_FILE") {
		t.Errorf("no file: %v", err)
	}
}
