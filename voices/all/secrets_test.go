package all_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"radioplay/internal/config"
	"radioplay/internal/episode"
	"radioplay/voices/all"
	"radioplay/voices/voicetest"
)

// planted is a key that must be seen nowhere.
const planted = "sk-planted-0123456789"

// TestSecretsAreSeenNowhere makes episodes with every engine that is sent a key, with a server that repeats the key when it refuses, and
// looks for the key in errors, logs, what the user is told, the files that were written and the takes.
func TestSecretsAreSeenNowhere(t *testing.T) {
	servers := all.Servers()
	if len(servers) < 5 {
		t.Errorf("only %d engines with a key", len(servers))
	}
	for name, server := range servers {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			t.Chdir(dir)
			t.Setenv("RENDER_HOME", filepath.Join(dir, "home"))
			t.Setenv("XDG_CONFIG_HOME", t.TempDir())
			if name == "polly" { // Amazon's client reads variables, and no file of ours
				t.Setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
				t.Setenv(server.Key, planted)
			} else {
				t.Setenv(server.Key, "")
				t.Setenv(server.Key+"_FILE", filepath.Join(t.TempDir(), "key")) // elsewhere: it holds the key
				write(t, os.Getenv(server.Key+"_FILE"), planted+"\n")
			}
			write(t, "story.txt", voicetest.Text+"\n\n"+strings.Replace(voicetest.Text, "rain", "snow", 1)+"\n")
			failing := &voicetest.Failing{Fault: voicetest.Fault{Kind: voicetest.Key, Times: 1}}
			write(t, "render.yaml", strings.Replace(server.YAML, "ADDRESS", server.Serve(t, failing), 1)+"\nbackend: "+name+
				"\nformat: wav\nfallback: tone/110hz\nnarrator: "+server.Voice+"\nworkers: 1\n")

			var told bytes.Buffer
			r, err := render(t, &told)
			if err != nil || len(r.Report.FellBack) != 1 || !strings.Contains(r.Report.FellBack[0].Why, "who is") {
				t.Fatalf("%v; %s", err, told.String())
			}
			failing.Times = 0
			write(t, "story.txt", strings.Replace(voicetest.Text, "rain", "hail", 1))
			if r, err = render(t, &told, "--fallback", ""); err == nil {
				t.Errorf("a refused key gave an episode of %v", r.Length)
			}
			fmt.Fprintln(&told, err)
			if strings.Contains(told.String(), planted) {
				t.Errorf("the key was told: %s", told.String())
			}
			files := 0
			err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
				if err != nil || d.IsDir() {
					return err
				}
				files++
				b, err := os.ReadFile(path)
				if bytes.Contains(b, []byte(planted)) || strings.Contains(path, planted) {
					t.Errorf("the key is in %s", path)
				}
				return err
			})
			if err != nil || files < 7 { // story, settings, sound, two kinds of captions, report, takes
				t.Errorf("%d files, %v", files, err)
			}
		})
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// render makes an episode of story.txt by the settings file, and writes what is logged and said into told.
func render(t *testing.T, told *bytes.Buffer, args ...string) (*episode.Result, error) {
	t.Helper()
	flags := pflag.NewFlagSet("render", pflag.ContinueOnError)
	config.AddFlags(flags)
	if err := flags.Parse(args); err != nil {
		t.Fatal(err)
	}
	s, err := config.Load(flags, "")
	if err != nil {
		t.Fatal(err)
	}
	return episode.Render(t.Context(), episode.Job{Prose: "story.txt", Settings: s,
		Log: slog.New(slog.NewTextHandler(told, &slog.HandlerOptions{Level: slog.LevelDebug})),
		Say: func(format string, args ...any) { fmt.Fprintf(told, format+"\n", args...) }})
}
