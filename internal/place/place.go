// Package place says where Radioplay keeps things that outlive a run: downloaded
// components, recorded takes, a model's answers. Nothing of it lies in the user's project.
package place

import (
	"fmt"
	"os"
	"path/filepath"
)

// Home is $RENDER_HOME, or the folder radioplay in the user's cache folder.
func Home() (string, error) {
	if d := os.Getenv("RENDER_HOME"); d != "" {
		return filepath.Abs(d)
	}
	d, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("no folder for downloads: %w; set RENDER_HOME to one", err)
	}
	return filepath.Join(d, "radioplay"), nil
}

// Components is the folder of installed components (models, voices, the runtime).
func Components() (string, error) { return under("components") }

// Takes is the folder of recorded takes, kept by the hash of what shaped them.
func Takes() (string, error) { return under("takes") }

// Facts is the folder of what was measured of voices.
func Facts() (string, error) { return under("facts") }

// Answers is the folder of what a language model answered, kept by the hash of what it was asked.
func Answers() (string, error) { return under("answers") }

// Heard is the folder of what recognisers heard in takes.
func Heard() (string, error) { return under("heard") }

func under(name string) (string, error) {
	h, err := Home()
	if err != nil {
		return "", err
	}
	return filepath.Join(h, name), nil
}
