import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from './serve';

// Over the editor's IPC channel, or --stdio, --socket, --pipe, as vscode-languageserver reads them from the arguments.
serve(createConnection(ProposedFeatures.all));
