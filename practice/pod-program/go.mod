module headroom.dev/practice/pod-program

go 1.26
