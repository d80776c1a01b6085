package wyoming

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"radioplay/internal/components"
	"radioplay/voices"
	"radioplay/voices/voicetest"
)

const joe = "en_US-joe-medium"

// startServer runs wyoming-piper, a real server of the protocol, with the installed voice.
func startServer(t *testing.T) string {
	t.Helper()
	dir, ok, err := components.Installed(components.Piper())
	if err != nil || !ok {
		voicetest.Missing(t, fmt.Errorf("the voice: %v; run: %s", err, components.Piper().Command()))
	}
	bin := voicetest.Install(t, "wyoming-piper-2.5.2", "wyoming-piper==2.5.2")
	address := fmt.Sprintf("127.0.0.1:%d", voicetest.FreePort(t))
	voicetest.Serve(t, func() error {
		c, err := net.Dial("tcp", address)
		if err == nil {
			c.Close()
		}
		return err
	}, exec.Command(filepath.Join(bin, "python"), "-m", "wyoming_piper", "--voice", joe, "--data-dir", dir, "--download-dir", t.TempDir(),
		"--uri", "tcp://"+address))
	return address
}

func TestRealServer(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a speech server")
	}
	b, err := Open("tcp://" + startServer(t))
	if err != nil {
		t.Fatal(err)
	}
	voicetest.Run(t, func(*testing.T) voices.Backend { return b }, voicetest.Options{Voices: []string{joe}})
	list, err := b.Voices(t.Context())
	if err != nil || len(list) < 20 {
		t.Fatalf("%d voices, %v", len(list), err)
	}
	for _, v := range list {
		if !strings.HasPrefix(v.Accent, "en-") {
			t.Errorf("%+v is not English", v)
		}
	}
	for _, text := range []string{"Wait... who is there?", "No… I — I never said so!", "“Stop!” he cried. “…please.”"} {
		if c, err := b.Synthesize(t.Context(), voices.Utterance{Text: text}); err != nil || c.Duration() < 500*time.Millisecond {
			t.Errorf("%q: %v, %v", text, c.Duration(), err)
		}
	}
}

// fake answers every connection with the same bytes, after reading the question.
func fake(t *testing.T, answers map[string]string) *Backend {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				e, err := read(newReader(c))
				if err != nil {
					t.Errorf("the question: %v", err)
					return
				}
				io.WriteString(c, answers[e.kind])
			}()
		}
	}()
	b, err := Open(l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return b
}

const (
	twoSpeakers = `{"type":"info","data":{"tts":[{"voices":[{"name":"ann","languages":["de","en_GB"],"installed":true,"speakers":[{"name":"young"},{"name":"old"}]},` +
		`{"name":"hans","languages":["de_DE"],"installed":true},{"name":"away","languages":["en_US"],"installed":false}]}]}}` + "\n"
	start = `{"type":"audio-start","data":{"rate":16000,"width":2,"channels":1}}` + "\n"
	chunk = `{"type":"audio-chunk","data_length":39,"payload_length":4}` + "\n" + `{"rate":16000,"width":2,"channels":1  }` + "\x00\x40\x00\xc0"
	stop  = `{"type":"audio-stop"}` + "\n"
)

func TestVoicesAndSamples(t *testing.T) {
	b := fake(t, map[string]string{"describe": `{"type":"pong"}` + "\n" + twoSpeakers, "synthesize": start + chunk + chunk + stop})
	list, err := b.Voices(t.Context())
	if err != nil || len(list) != 2 || list[0].Name != "ann/young" || list[1].Name != "ann/old" || list[0].Accent != "en-GB" {
		t.Fatalf("%+v, %v", list, err)
	}
	c, err := b.Synthesize(t.Context(), voices.Utterance{Text: "Yes.", Voice: voices.Voice{Name: "ann/old"}})
	if err != nil || c.Rate != 16000 || fmt.Sprint(c.Samples) != "[0.5 -0.5 0.5 -0.5]" {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestServersFaults(t *testing.T) {
	for name, c := range map[string]struct {
		answer, want string
		temporary    bool
	}{
		"ends at once":            {"", "before the answer was whole", true},
		"ends in a line":          {start[:20], "before the answer was whole", true},
		"ends in the sound":       {start + chunk[:len(chunk)-2], "before the answer was whole", true},
		"ends without stop":       {start + chunk, "before the answer was whole", true},
		"says error":              {`{"type":"error","data":{"text":"no such file","code":"OSError"}}` + "\n", "refuses: no such file (OSError)", false},
		"is a web server":         {"HTTP/1.1 400 Bad Request\r\n\r\n", "is this a Wyoming server", false},
		"sends no sound":          {start + stop, "0 bytes of sound", true},
		"sends half a sample":     {start + strings.Replace(chunk, `payload_length":4`, `payload_length":3`, 1)[:len(chunk)-1] + stop, "3 bytes of sound", true},
		"sends 8 bits":            {strings.Replace(start, `width":2`, `width":1`, 1), "16-bit PCM", false},
		"changes the rate":        {start + strings.Replace(chunk, `rate":16000`, `rate":22050`, 1) + stop, "changes from", false},
		"sends sound unannounced": {chunk + stop, "changes from", false},
		"claims too much":         {`{"type":"audio-chunk","payload_length":2000000000}` + "\n", "claims 0 bytes of data and 2000000000", false},
	} {
		t.Run(name, func(t *testing.T) {
			b := fake(t, map[string]string{"synthesize": c.answer})
			_, err := b.Synthesize(t.Context(), voices.Utterance{Text: "Yes."})
			if _, temporary := voices.Temporary(err); err == nil || !strings.Contains(err.Error(), c.want) || temporary != c.temporary {
				t.Errorf("%v (temporary %v), want %q", err, temporary, c.want)
			}
		})
	}
}

func TestAddresses(t *testing.T) {
	for _, a := range []string{"127.0.0.1", "tcp://host", "unix:///run/x"} {
		if _, err := Open(a); err == nil {
			t.Errorf("%q was accepted", a)
		}
	}
	if _, err := Open(""); !errors.Is(err, voices.ErrNotInstalled) {
		t.Errorf("no address: %v", err)
	}
	b, err := Open(fmt.Sprintf("tcp://127.0.0.1:%d/", voicetest.FreePort(t)))
	if err != nil {
		t.Fatal(err)
	}
	_, err = b.Voices(t.Context())
	if _, temporary := voices.Temporary(err); !temporary || !strings.Contains(err.Error(), "start it") {
		t.Errorf("no server: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(start + chunk + stop)
	f.Add(twoSpeakers)
	f.Add(`{"type":"x","data":null,"data_length":-1}` + "\n")
	f.Fuzz(func(t *testing.T, s string) {
		r := bufio.NewReader(strings.NewReader(s))
		if c, err := listen(r); err == nil && (c.Rate == 0 || len(c.Samples) == 0) {
			t.Errorf("%+v without an error", c)
		}
	})
}
