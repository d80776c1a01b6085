package components

import (
	"errors"
	"fmt"
	"os/exec"
	"runtime"
)

// Program is an external program that Radioplay talks to through a pipe.
type Program struct {
	Name  string // the executable
	About string // what is lost without it
	// Optional: nothing but one engine that is not the default needs it.
	Optional bool

	apt, brew, winget string // package names; empty: the system has none
}

// The programs.
var (
	ESpeak   = Program{"espeak-ng", "turns words into sounds for the voices", false, "espeak-ng", "espeak-ng", "eSpeak-NG.eSpeak-NG"}
	FFmpeg   = Program{"ffmpeg", "writes M4B, MP3 and Opus", false, "ffmpeg", "ffmpeg", "Gyan.FFmpeg"}
	FFprobe  = Program{"ffprobe", "reads chapters back for render check", false, "ffmpeg", "ffmpeg", "Gyan.FFmpeg"}
	Flite    = Program{"flite", "speaks for the engine flite", true, "flite", "flite", ""}
	Festival = Program{"festival", "speaks for the engine festival", true, "festival festvox-kallpc16k festvox-us-slt-hts", "", ""}

	pip = Program{"python3", "fetches packages from PyPI", false, "python3-pip", "python", "Python.Python.3.13"}
	npm = Program{"npm", "fetches packages from npm", false, "npm", "node", "OpenJS.NodeJS.LTS"}
)

// Programs lists those that a person may want to install.
func Programs() []Program { return []Program{ESpeak, FFmpeg, FFprobe, Flite, Festival} }

// ErrNoProgram says that an external program is not on the PATH.
var ErrNoProgram = errors.New("program is not installed")

// Find returns the program's path. The error wraps ErrNoProgram and ends with the command that installs it.
func (p Program) Find() (string, error) {
	path, err := exec.LookPath(p.Name)
	if err != nil {
		return "", fmt.Errorf("%s: %w (it %s); get it with: %s", p.Name, ErrNoProgram, p.About, p.Command())
	}
	return path, nil
}

// Command installs the program on this system.
func (p Program) Command() string { return p.commandOn(runtime.GOOS) }

func (p Program) commandOn(system string) string {
	command, name := "sudo apt-get install ", p.apt
	switch system {
	case "darwin":
		command, name = "brew install ", p.brew
	case "windows":
		command, name = "winget install ", p.winget
	}
	if name == "" {
		return "a build of " + p.Name + " of your own (there is no package for " + system + ")"
	}
	return command + name
}
