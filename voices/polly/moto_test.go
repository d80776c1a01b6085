package polly

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/polly/types"

	"radioplay/voices"
	"radioplay/voices/voicetest"
)

// TestMoto asks moto, which knows Amazon's requests and lists Polly's voices. It knows rates up to 22,050 Hz, and its sound is not speech.
func TestMoto(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a server")
	}
	environment := os.Environ() // its own client does not take an empty AWS_PROFILE for none
	credentials(t)
	bin := voicetest.Install(t, "moto-5.2.1", "moto[server]==5.2.1")
	address := fmt.Sprintf("127.0.0.1:%d", voicetest.FreePort(t))
	_, port, _ := net.SplitHostPort(address)
	moto := exec.Command(filepath.Join(bin, "moto_server"), "-H", "127.0.0.1", "-p", port)
	moto.Env = environment
	voicetest.Serve(t, func() error {
		c, err := net.DialTimeout("tcp", address, time.Second)
		if err == nil {
			_ = c.Close()
		}
		return err
	}, moto)
	b, err := Open(Options{Endpoint: "http://" + address, Format: "pcm"})
	if err != nil {
		t.Fatal(err)
	}
	list, err := b.Voices(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Joanna", "Brian", "Russell"} {
		if !slices.ContainsFunc(list, func(v voices.Info) bool {
			return v.Name == name && strings.HasPrefix(v.Accent, "en-") && v.Gender != ""
		}) {
			t.Errorf("%s is not among %d voices", name, len(list))
		}
	}
	u := utterance("Siobhan & *I* did.", "Joanna")
	u.Lexicon = map[string]string{"Siobhan": "/ʃɪˈvɔːn/"}
	u.Voice.Rate = 1.2
	v, err := b.find(t.Context(), "Joanna")
	if err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"pcm", "json"} {
		doc := document(types.EngineNeural, u).XML
		q := b.question(v, types.EngineNeural, doc)
		if format == "json" {
			q = marksOf(q)
		}
		if sound, err := b.ask(t.Context(), q, u); err != nil || len(sound) == 0 {
			t.Errorf("%s: %d bytes, %v", format, len(sound), err)
		}
	}
}
